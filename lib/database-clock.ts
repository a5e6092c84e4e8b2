import { primaryReads } from '@/db/client';
import { read } from '@/db/transaction';
import { processWide } from './process-wide';

/** Clocks of machines drift by far less than a second in this time, in milliseconds. */
const KEPT_MS = 60_000;
/** So soon the next one asks after an asking that failed, in milliseconds. */
const AGAIN_MS = 1_000;

const clock = () =>
  processWide('database-clock', () => ({
    /** What the database's clock is ahead of `performance.now()`, which nobody sets, in milliseconds. */
    ahead: Date.now() - performance.now(),
    /** By `performance.now()`. */
    askAgainAt: 0,
    asking: undefined as Promise<void> | undefined,
  }));

/**
 * The time in milliseconds since 1970, UTC, by the primary's clock, for what is decided without asking
 * it: whether a sale has opened, when a request was accepted. It is asked once a minute; while it does
 * not answer the difference of before holds, and before its first answer this process' own clock.
 */
export async function databaseNow(): Promise<number> {
  const kept = clock();
  if (performance.now() >= kept.askAgainAt) {
    kept.asking ??= ask().finally(() => {
      kept.asking = undefined;
    });
    // Only the first has nothing to go by.
    if (kept.askAgainAt === 0) await kept.asking;
  }
  return performance.now() + kept.ahead;
}

async function ask(): Promise<void> {
  const kept = clock();
  const sent = performance.now();
  try {
    const [row] = await read(
      primaryReads(),
      () => primaryReads().sql<{ now: string }[]>`
        select (extract(epoch from clock_timestamp()) * 1000)::bigint::text as now`,
    );
    const answered = performance.now();
    if (row) kept.ahead = Number(row.now) - (sent + answered) / 2;
    kept.askAgainAt = answered + KEPT_MS;
  } catch {
    kept.askAgainAt = performance.now() + AGAIN_MS;
  }
}
