import './services/require-node';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { exportPlan } from '@/lib/office/plans/export-plan';
import { explain } from './explain';
import { withDatabase } from './with-database';

try {
  process.exitCode = await run(process.argv[2], process.argv[3]);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

async function run(hash: string | undefined, file: string | undefined): Promise<number> {
  if (!hash) {
    console.error('Name a plan: npm run export-plan -- HASH [FILE] (import-plan prints the hash)');
    return 1;
  }
  const plan = await withDatabase((db) => exportPlan(db, hash));
  if (plan === null) {
    console.error(`There is no seating plan ${hash}.`);
    return 1;
  }
  if (file) writeFileSync(resolve(process.env.INIT_CWD ?? '.', file), `${plan}\n`);
  else console.log(plan);
  return 0;
}
