import { DeadlinePassedError } from '@/db/deadline';
import { isContention, isDatabaseFailure } from '@/db/errors';
import { log } from '@/lib/log';
import type { Delivery } from './delivery';
import { retryWhileUnavailable, WorkerStoppingError } from './retry-while-unavailable';
import { settleOne } from './settle-one';
import { settleRequests } from './settle-requests';

/**
 * Settles a batch of one show's requests. While the database is down it waits. A batch that is too large for
 * the database is split. A batch that fails for another reason is settled request by request, so that one
 * bad request fails none of the others. Never throws; returns early when the worker stops.
 */
export async function settleBatch(
  showId: string,
  batch: Delivery[],
  isStopping: () => boolean,
): Promise<void> {
  const [first] = batch;
  try {
    if (batch.length === 1 && first) await settleOne(showId, first, isStopping);
    else await settleInParts(showId, batch, isStopping);
  } catch (err) {
    // The broker delivers again what was not acknowledged.
    if (!(err instanceof WorkerStoppingError))
      log.error({ err, showId }, 'a batch was not settled');
  }
}

/**
 * Settles a batch in parts as large as the database takes them: it halves a part that fails, and doubles the
 * next after one that succeeds. If a single request times out because another transaction locks its seat, the
 * request is postponed and the others continue.
 */
async function settleInParts(
  showId: string,
  batch: Delivery[],
  isStopping: () => boolean,
): Promise<void> {
  let remaining = batch;
  let postponed: Delivery[] = [];
  let size = batch.length;

  async function settleNextPart(): Promise<void> {
    if (remaining.length === 0) {
      remaining = postponed;
      postponed = [];
      size = 1;
    }
    const part = remaining.slice(0, size);
    try {
      await settleRequests(showId, part);
      remaining = remaining.slice(part.length);
      size *= 2;
    } catch (error) {
      if (!isDatabaseFailure(error)) throw error;
      size = Math.ceil(part.length / 2);
      if (part.length > 1 || !isLockTimeout(error)) throw error;
      const competing = competingWithFirst(remaining);
      postponed.push(...competing);
      remaining = remaining.filter((delivery) => !competing.includes(delivery));
      if (remaining.length === 0 || isStopping()) throw error;
    }
  }

  while (remaining.length + postponed.length > 0) {
    try {
      await retryWhileUnavailable(settleNextPart, isStopping);
    } catch (err) {
      if (err instanceof WorkerStoppingError) throw err;
      const part = remaining.slice(0, size);
      remaining = remaining.slice(size);
      log.warn({ err, showId, requests: part.length }, 'a batch failed; settling one by one');
      for (const delivery of part) await settleOne(showId, delivery, isStopping);
    }
  }
}

/**
 * Whether the database answered but a lock was not free in time. Only then is it useful to try the next
 * request at once; a database that is down is tried again only after a pause.
 */
function isLockTimeout(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof DeadlinePassedError || isContention(cause);
}

/**
 * The first request, and every later one that competes with it (directly or through another request) for a
 * seat, a key or a buyer's limit. They keep their order; the order of all others does not matter to these.
 */
function competingWithFirst(deliveries: Delivery[]): Delivery[] {
  const [first] = deliveries;
  const wanted = new Set(first && claimsOf(first));
  return deliveries.filter((delivery) => {
    const claims = claimsOf(delivery);
    const competes = claims.some((claim) => wanted.has(claim));
    if (competes) for (const claim of claims) wanted.add(claim);
    return competes;
  });
}

const claimsOf = ({ request: { key, buyer, seats } }: Delivery) => [
  key,
  buyer,
  ...seats.map(({ seat }) => seat),
];
