import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CHECKOUT } from '../../checkout';
import { pidFiles } from '../../services/folder';
import { launch, runningPid, stop } from '../../services/process';
import { checkSold, type Hall } from '../hall';
import type { QueueStage } from './stage';

const LOOK_EVERY_MS = 20;
/** How long there may be no progress before the benchmark gives up, in milliseconds. */
const STALL_TIMEOUT_MS = 30_000;

/** Starts one worker beside the site; the returned function stops it. */
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

/** Lets one worker settle all requests of a hall, one seat each, and checks the stored bookings. */
export async function settleAll(stage: QueueStage, hall: Hall, requests: number): Promise<void> {
  const end = await startWorker(stage);
  try {
    await settledCount(stage, hall, requests);
  } finally {
    await end();
  }
  await checkSold(stage.sql, hall, { bookings: requests, seats: requests });
}

/**
 * Waits until `wanted` requests of a hall have an outcome. Returns the rate per second from the first settled
 * requests to the last, without the worker's start.
 */
export async function settledCount(
  { sql }: QueueStage,
  { id }: Hall,
  wanted: number,
): Promise<number> {
  const count = async () => {
    const [row] = await sql<{ settled: number }[]>`
      select count(*)::int as settled from booking_requests
      where show_id = ${id} and outcome is not null`;
    return { settled: row?.settled ?? 0, at: performance.now() };
  };
  const before = await count();
  let first = before;
  let last = before;
  while (last.settled < wanted) {
    await sleep(LOOK_EVERY_MS);
    const now = await count();
    if (now.settled > last.settled) {
      last = now;
      if (first === before) first = now;
    } else if (now.at - last.at > STALL_TIMEOUT_MS) {
      throw new Error(`Only ${now.settled} of ${wanted} requests were settled`);
    }
  }
  return (last.settled - first.settled) / ((last.at - first.at) / 1_000);
}
