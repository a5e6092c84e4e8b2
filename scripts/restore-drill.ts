import './services/require-node';
import { rmSync } from 'node:fs';
import { requireDriverPatch } from '@/db/driver-patch';
import { explain } from './explain';
import { drawTable } from './restore-drill/draw-table';
import { prepare, restoreAndCompare } from './restore-drill/rehearse';
import { claimOne, release } from './services/claim';
import { stopServers } from './services/folder';
import { stopOnSignal } from './services/stop-on-signal';
import { step } from './step';

// How long people book before the backup, after it, and after the point; in milliseconds.
const BOOKING_TIME = 5_000;

// The drill's bookings must not reach a Redis of the user's.
delete process.env.UPSTASH_REDIS_REST_URL;
delete process.env.UPSTASH_REDIS_REST_TOKEN;
const dataDir = claimOne('restore-drill');
let passed: { place: string } | undefined;
const end = stopOnSignal(async () => {
  await stopServers(dataDir);
  release(dataDir);
  if (!passed) return console.error(`Everything is kept in ${dataDir}.`);
  for (const folder of [passed.place, dataDir]) rmSync(folder, { recursive: true, force: true });
});

try {
  await drill();
} catch (error) {
  console.error(explain(error));
  await end(1);
}

/** A base backup and a WAL archive, made and restored for real. Ends the process: 0 when all is there. */
async function drill(): Promise<void> {
  requireDriverPatch();
  const rehearsal = await step('Living through a sale, a backup and a disaster', (report) =>
    prepare(dataDir, BOOKING_TIME, report),
  );
  const { history } = rehearsal;
  if (history.differences === 0) throw new Error('The comparison did not see the disaster.');
  const found = await step('Restoring to the moment before it', () =>
    restoreAndCompare(history, rehearsal.restore),
  );
  console.log(`\n${drawTable(history, found)}\n`);
  if (found.differences.length > 0) throw new Error('The restored database is not what was sold.');
  passed = rehearsal;
  await end(0);
}
