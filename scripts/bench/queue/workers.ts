import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CHECKOUT } from '../../services/claim';
import { pidFiles } from '../../services/folder';
import { launch, runningPid, stop } from '../../services/process';
import { checkSold, type Hall } from '../hall';
import type { QueueStage } from './stage';

const LOOK_EVERY_MS = 50;
/** So long nothing may happen, in milliseconds, before the benchmark gives up. */
const PATIENCE_MS = 30_000;

/** Starts one worker beside the site; ends it with the returned function. */
export async function startWorker({ dataDir, env }: QueueStage): Promise<() => Promise<void>> {
  const pidFile = pidFiles.instance(dataDir, 'worker');
  const child = launch({
    command: process.execPath,
    args: ['--import', 'tsx', join(CHECKOUT, 'scripts', 'worker.ts')],
    cwd: CHECKOUT,
    pidFile,
    logFile: join(dataDir, 'worker.log'),
    env: { ...process.env, ...env },
  });
  await once(child, 'spawn');
  return async () => {
    if (runningPid(pidFile) !== undefined) await stop(pidFile, 'SIGTERM', 6_000);
  };
}

/** Has one worker settle all requests of a hall, which are for a seat each, and checks what it stored. */
export async function settleAll(stage: QueueStage, hall: Hall, requests: number): Promise<void> {
  const end = await startWorker(stage);
  try {
    await settledCount(stage, hall, requests);
  } finally {
    await end();
  }
  await checkSold(stage.sql, hall, { bookings: requests, seats: requests });
}

/** Returns when so many requests of a hall have an outcome. */
export async function settledCount(
  { sql }: QueueStage,
  { id }: Hall,
  wanted: number,
): Promise<void> {
  let last = -1;
  let since = performance.now();
  while (last < wanted) {
    await sleep(LOOK_EVERY_MS);
    const [row] = await sql<{ settled: number }[]>`
      select count(*)::int as settled from booking_requests
      where show_id = ${id} and outcome is not null`;
    const now = row?.settled ?? 0;
    if (now !== last) since = performance.now();
    last = now;
    if (performance.now() - since > PATIENCE_MS) {
      throw new Error(`Only ${last} of ${wanted} requests were settled`);
    }
  }
}
