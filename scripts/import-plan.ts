import { formatCount } from '@/lib/format-count';
import './services/require-node';
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { type ImportedPlan, importPlan } from '@/lib/office/plans/import-plan';
import { readPlan } from '@/lib/office/plans/read-plan';
import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import { PLAN_LIMITS } from '@/lib/visitors/seating/plan';
import { explain } from './explain';
import { withDatabase } from './with-database';

try {
  process.exitCode = await run(process.argv[2]);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

async function run(file: string | undefined): Promise<number> {
  if (!file) {
    console.error('Name a plan: npm run import-plan -- FILE (a seating plan as pretix JSON)');
    return 1;
  }
  const read = readPlan(readFile(file));
  if (!read.ok) {
    console.error(`${file} was refused, and nothing was stored:`);
    for (const problem of read.problems) console.error(`- ${problem}`);
    return 1;
  }
  console.log(summary(await withDatabase((db) => importPlan(db, read))));
  return 0;
}

function readFile(file: string): Uint8Array {
  // npm runs scripts in the checkout; INIT_CWD is the folder in which the user called it.
  const path = resolve(process.env.INIT_CWD ?? '.', file);
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) throw new Error(`There is no file ${path}.`);
  // One byte over the limit is enough for a refusal, so larger files are not read.
  return found.size > PLAN_LIMITS.bytes
    ? new Uint8Array(PLAN_LIMITS.bytes + 1)
    : readFileSync(path);
}

function summary({ hash, layout, isNew }: ImportedPlan): string {
  return [
    `${layout.name}: ${formatCount(layout.sections.length, 'section')}, ${formatCount(layout.rows.length, 'row')}, ${formatCount(layout.seats.x.length, 'seat')}`,
    ...seatsByCategory(layout),
    isNew ? `Imported as ${hash}` : `Already imported, nothing changed: ${hash}`,
  ].join('\n');
}

function seatsByCategory({ categories, seats }: SeatingLayout): string[] {
  const counts = categories.map(() => 0);
  for (const category of seats.category) counts[category] = (counts[category] ?? 0) + 1;
  return categories.map(
    ({ name }, index) => `  ${name}: ${formatCount(counts[index] ?? 0, 'seat')}`,
  );
}
