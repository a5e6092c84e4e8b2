import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CHECKOUT } from '../../checkout';
import { pidFiles } from '../../services/folder';
import { launch, runningPid, stop } from '../../services/process';
import { checkSold, type Hall } from '../hall';
import type { QueueStage } from './stage';

const LOOK_EVERY_MS = 20;
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

/**
 * Waits until so many requests of a hall have an outcome. How many were settled in a second, from when the
 * first of them were until the last: starting the worker is no part of it.
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
    } else if (now.at - last.at > PATIENCE_MS) {
      throw new Error(`Only ${now.settled} of ${wanted} requests were settled`);
    }
  }
  return (last.settled - first.settled) / ((last.at - first.at) / 1_000);
}
