import './services/require-node';
import { rmSync } from 'node:fs';
import { requireDriverPatch } from '@/db/driver-patch';
import { explain } from './explain';
import { drawTable } from './restore-drill/draw-table';
import { prepare, restoreAndCompare } from './restore-drill/rehearse';
import { claimFreeFolder, release } from './services/claim';
import { stopServers } from './services/folder';
import { stopOnSignal } from './services/stop-on-signal';
import { step } from './step';

// How long clients book before the backup, after it, and after the restore point.
const BOOKING_PHASE_MS = 5_000;

// The drill's bookings must not reach the user's own Redis.
delete process.env.UPSTASH_REDIS_REST_URL;
delete process.env.UPSTASH_REDIS_REST_TOKEN;
const dataDir = claimFreeFolder('restore-drill');
let passed: { postgresFolder: string } | undefined;
const end = stopOnSignal(async () => {
  await stopServers(dataDir);
  release(dataDir);
  if (!passed) return console.error(`The data is kept in ${dataDir}.`);
  for (const folder of [passed.postgresFolder, dataDir])
    rmSync(folder, { recursive: true, force: true });
});

try {
  await drill();
} catch (error) {
  console.error(explain(error));
  await end(1);
}

/** Makes and restores a base backup and a WAL archive. Ends the process, with 0 when no booking is missing. */
async function drill(): Promise<void> {
  requireDriverPatch();
  const rehearsal = await step(
    'Booking, taking a base backup, and deleting what was sold',
    (report) => prepare(dataDir, BOOKING_PHASE_MS, report),
  );
  const { history } = rehearsal;
  if (history.differences === 0)
    throw new Error('The comparison did not notice the deleted bookings.');
  const found = await step('Restoring to the point before the deletion', () =>
    restoreAndCompare(history, rehearsal.restore),
  );
  console.log(`\n${drawTable(history, found)}\n`);
  if (found.differences.length > 0)
    throw new Error('The restored database differs from what was sold.');
  passed = rehearsal;
  await end(0);
}
