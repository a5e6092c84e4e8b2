import { primaryReads } from '@/db/client';
import { read } from '@/db/transaction';
import { processWide } from './process-wide';

/** Clocks drift by far less than a second in this time, in milliseconds. */
const OFFSET_TTL_MS = 60_000;
/** The wait before the clock is read again after a failure, in milliseconds. */
const RETRY_MS = 1_000;

const clock = () =>
  processWide('database-clock', () => ({
    /** How far the database's clock is ahead of `performance.now()`, a monotonic clock, in milliseconds. */
    offset: Date.now() - performance.now(),
    /** On the scale of `performance.now()`. */
    nextReadAt: 0,
    reading: undefined as Promise<void> | undefined,
  }));

/**
 * The time of the primary's clock, in milliseconds since 1970, UTC, for decisions without a query: whether a
 * sale has opened, when a request was accepted. The offset is read once a minute. While the database does
 * not respond, the last offset is used, and before the first response the clock of this machine.
 */
export async function databaseNow(): Promise<number> {
  const kept = clock();
  if (performance.now() >= kept.nextReadAt) {
    kept.reading ??= readClock().finally(() => {
      kept.reading = undefined;
    });
    // Only the first call has no offset yet and must wait.
    if (kept.nextReadAt === 0) await kept.reading;
  }
  return performance.now() + kept.offset;
}

async function readClock(): Promise<void> {
  const kept = clock();
  const sent = performance.now();
  try {
    const [row] = await read(
      primaryReads(),
      () => primaryReads().sql<{ now: string }[]>`
        select (extract(epoch from clock_timestamp()) * 1000)::bigint::text as now`,
    );
    const received = performance.now();
    if (row) kept.offset = Number(row.now) - (sent + received) / 2;
    kept.nextReadAt = received + OFFSET_TTL_MS;
  } catch {
    kept.nextReadAt = performance.now() + RETRY_MS;
  }
}
