import { DeadlinePassedError } from '@/db/deadline';
import { isContention, isDatabaseState } from '@/db/errors';
import { log } from '@/lib/log';
import type { Delivery } from './delivery';
import { retryWhileUnavailable, StoppedError } from './retry-while-unavailable';
import { settle } from './settle';

/**
 * Settles a batch in as large pieces as the database lets it: a piece that it does not take is halved,
 * and after one that it took the next is larger. A request that cannot be decided even by itself, because
 * somebody keeps its seat locked, is put aside, and the others go on. A piece that fails for a reason that
 * is not the database's state is given to `settleOne`, request by request.
 *
 * Throws `StoppedError` when the worker is to end.
 */
export async function settlePieces(
  showId: string,
  batch: Delivery[],
  settleOne: (delivery: Delivery) => Promise<void>,
  isStopping: () => boolean,
): Promise<void> {
  let left = batch;
  let aside: Delivery[] = [];
  let size = batch.length;

  async function settleNext(): Promise<void> {
    if (left.length === 0) {
      left = aside;
      aside = [];
      size = 1;
    }
    const piece = left.slice(0, size);
    try {
      await settle(showId, piece);
      left = left.slice(piece.length);
      size *= 2;
    } catch (error) {
      if (!isDatabaseState(error)) throw error;
      size = Math.ceil(piece.length / 2);
      if (piece.length > 1 || !tookItsTime(error)) throw error;
      const waiting = rivalsOfFirst(left);
      aside.push(...waiting);
      left = left.filter((delivery) => !waiting.includes(delivery));
      if (left.length === 0 || isStopping()) throw error;
    }
  }

  while (left.length + aside.length > 0) {
    try {
      await retryWhileUnavailable(settleNext, isStopping);
    } catch (err) {
      if (err instanceof StoppedError) throw err;
      const piece = left.slice(0, size);
      left = left.slice(size);
      log.warn({ err, showId, requests: piece.length }, 'a batch failed; one by one now');
      for (const delivery of piece) await settleOne(delivery);
    }
  }
}

/** The database is there and was waited for; a database that is away is asked for once a pause. */
function tookItsTime(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof DeadlinePassedError || isContention(cause);
}

/**
 * The first of a line and whoever behind it wants what it, or another of them, wants: a seat, a key or
 * what one buyer may have. The others lose nothing to each other by going first; these would.
 */
function rivalsOfFirst(line: Delivery[]): Delivery[] {
  const [first] = line;
  const wanted = new Set(first && wantsOf(first));
  return line.filter((delivery) => {
    const wants = wantsOf(delivery);
    const isRival = wants.some((want) => wanted.has(want));
    if (isRival) for (const want of wants) wanted.add(want);
    return isRival;
  });
}

const wantsOf = ({ request: { key, buyer, seats } }: Delivery) => [
  key,
  buyer,
  ...seats.map(({ seat }) => seat),
];
