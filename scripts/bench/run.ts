import '../services/require-node';
import { join } from 'node:path';
import { requireDriverPatch } from '@/db/driver-patch';
import { explain } from '../explain';
import { CHECKOUT, claim, release } from '../services/claim';
import { stopServers } from '../services/folder';
import { stopOnSignal } from '../services/stop-on-signal';
import { step } from '../step';
import { bookSeats, postBookings } from './cases/bookings';
import { contention } from './cases/contention';
import { listPage, showPage } from './cases/pages';
import { readSeats } from './cases/seats';
import { transaction } from './cases/transaction';
import type { Figure } from './figure';
import { table, writeFigures } from './report';
import { type Stage, setUp } from './stage';

/** `npm run bench -- NAME` runs one; the letters are those of docs/benchmarks.md. */
const CASES: Record<string, { letter: string; run: (stage: Stage) => Promise<Figure[]> }> = {
  'show-page': { letter: 'a', run: showPage },
  'list-page': { letter: 'b', run: listPage },
  'book-seats': { letter: 'c', run: bookSeats },
  'post-bookings': { letter: 'd', run: postBookings },
  transaction: { letter: 'e', run: transaction },
  seats: { letter: 'f', run: readSeats },
  contention: { letter: 'g', run: contention },
};

const LONGEST_MS = 10 * 60_000;

const dataDir = join(CHECKOUT, '.data', 'bench');
let claimed = false;
const end = stopOnSignal(async () => {
  if (!claimed) return;
  await stopServers(dataDir);
  release(dataDir);
});
setTimeout(() => {
  console.error('The benchmark took longer than ten minutes and is stopped.');
  void end(1);
}, LONGEST_MS).unref();

try {
  await bench(process.argv[2]);
  await end(0);
} catch (error) {
  console.error(explain(error));
  await end(1);
}

async function bench(only: string | undefined): Promise<void> {
  const names = Object.keys(CASES);
  if (only && !names.includes(only)) {
    throw new Error(`There is no case ${only}. Cases: ${names.join(', ')}`);
  }
  requireDriverPatch();
  claimed = claim(dataDir);
  if (!claimed) throw new Error('This checkout runs a benchmark already.');
  await stopServers(dataDir);
  const stage = await setUp(dataDir);
  const results: [string, Figure[]][] = [];
  try {
    for (const [name, { letter, run }] of Object.entries(CASES)) {
      if (only && name !== only) continue;
      results.push([letter, await step(`(${letter}) ${name}`, () => run(stage))]);
    }
  } finally {
    console.log(`\n${table(results)}\n`);
  }
  if (!only) writeFigures(table(results));
}
