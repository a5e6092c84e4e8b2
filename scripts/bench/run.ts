import '../services/require-node';
import { join } from 'node:path';
import { requireDriverPatch } from '@/db/driver-patch';
import { CHECKOUT } from '../checkout';
import { explain } from '../explain';
import { claim, release } from '../services/claim';
import { stopServers } from '../services/folder';
import { stopOnSignal } from '../services/stop-on-signal';
import { step } from '../step';
import { bookSeats, postBookings } from './cases/bookings';
import { contention } from './cases/contention';
import { listPage, showPage } from './cases/pages';
import { readSeats } from './cases/seats';
import { transaction } from './cases/transaction';
import { propagation } from './cluster/propagation';
import { CLUSTER_DATA, setUpCluster } from './cluster/stage';
import { staleness } from './cluster/staleness';
import { viewsByInstances, viewsWhileBooking } from './cluster/views';
import type { Figure } from './figure';
import { load } from './map/load';
import { memory } from './map/memory';
import { moves } from './map/moves';
import { MAP_DATA, type MapStage, setUpMap } from './map/stage';
import { accepted } from './queue/accepted';
import { onSale } from './queue/on-sale';
import { settled } from './queue/settled';
import { QUEUE_DATA, type QueueStage, setUpQueue } from './queue/stage';
import { waiting } from './queue/waiting';
import { table, writeFigures } from './report';
import { setUp } from './stage';

/** A benchmark's cases by name; the letters are those of docs/benchmarks.md. */
interface Bench<Stage> {
  dataDir: string;
  setUp: () => Promise<Stage>;
  cases: Record<string, { letter: string; run: (stage: Stage) => Promise<Figure[]> }>;
}

const ALONE_DATA = join(CHECKOUT, '.data', 'bench');

/** One process without a proxy, compared with its ceiling. */
const alone: Bench<Awaited<ReturnType<typeof setUp>>> = {
  dataDir: ALONE_DATA,
  setUp: () => setUp(ALONE_DATA),
  cases: {
    'show-page': { letter: 'a', run: showPage },
    'list-page': { letter: 'b', run: listPage },
    'book-seats': { letter: 'c', run: bookSeats },
    'post-bookings': { letter: 'd', run: postBookings },
    transaction: { letter: 'e', run: transaction },
    seats: { letter: 'f', run: readSeats },
    contention: { letter: 'g', run: contention },
  },
};

/** Two processes behind the proxy, as in production. */
const cluster: Bench<Awaited<ReturnType<typeof setUpCluster>>> = {
  dataDir: CLUSTER_DATA,
  setUp: setUpCluster,
  cases: {
    propagation: { letter: 'h', run: propagation },
    'views-while-booking': { letter: 'i', run: viewsWhileBooking },
    'views-by-instances': { letter: 'j', run: viewsByInstances },
    staleness: { letter: 'k', run: staleness },
  },
};

/** The map of a large hall in a browser. */
const map: Bench<MapStage> = {
  dataDir: MAP_DATA,
  setUp: setUpMap,
  cases: {
    load: { letter: 'l', run: load },
    moves: { letter: 'm', run: moves },
    memory: { letter: 'n', run: memory },
  },
};

/** A site with a broker and workers, for shows in high demand. */
const queue: Bench<QueueStage> = {
  dataDir: QUEUE_DATA,
  setUp: setUpQueue,
  cases: {
    accepted: { letter: 'o', run: accepted },
    settled: { letter: 'p', run: settled },
    'on-sale': { letter: 'q', run: onSale },
    waiting: { letter: 'r', run: waiting },
  },
};

const LONGEST_MS = 20 * 60_000;

const args = process.argv.slice(2);
const [kind] = args;
const { dataDir } = { cluster, map, queue }[kind ?? ''] ?? alone;
let claimed = false;
const end = stopOnSignal(async () => {
  if (!claimed) return;
  await stopServers(dataDir);
  release(dataDir);
});
setTimeout(() => {
  console.error('Stopping: the benchmark took longer than twenty minutes.');
  void end(1);
}, LONGEST_MS).unref();

try {
  if (kind === 'cluster') await measure(cluster, 'npm run bench -- cluster', args[1]);
  else if (kind === 'map') await measure(map, 'npm run bench -- map', args[1]);
  else if (kind === 'queue') await measure(queue, 'npm run bench -- queue', args[1]);
  else await measure(alone, 'npm run bench', args[0]);
  await end(0);
} catch (error) {
  console.error(explain(error));
  await end(1);
}

/** Runs all cases, or one; the figures of all go to the section of docs/benchmarks.md that `command` names. */
async function measure<Stage>(bench: Bench<Stage>, command: string, only: string | undefined) {
  const names = Object.keys(bench.cases);
  if (only && !names.includes(only)) {
    throw new Error(`Unknown case ${only}. Cases: ${names.join(', ')}`);
  }
  requireDriverPatch();
  claimed = claim(bench.dataDir);
  if (!claimed) throw new Error('This checkout is already running this benchmark.');
  await stopServers(bench.dataDir);
  const stage = await bench.setUp();
  const results: [string, Figure[]][] = [];
  try {
    for (const [name, { letter, run }] of Object.entries(bench.cases)) {
      if (only && name !== only) continue;
      results.push([letter, await step(`(${letter}) ${name}`, () => run(stage))]);
    }
  } finally {
    console.log(`\n${table(results)}\n`);
  }
  if (!only) writeFigures(table(results), command);
}
