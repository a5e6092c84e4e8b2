import type { SaleMode } from '@/lib/visitors/shows/sale-mode';
import { type Admission, IN_ALL_MS, RENEW_AFTER_MS } from './admission';
import { isSoldOut } from './is-sold-out';
import type { LineAnswer } from './line-answer';
import { pollAfter, pollAfterLoss, pollAfterSoldOut, pollAround, pollWhileAway } from './pace';
import type { LineReply } from './run-queue-script';

type Here = { showId: string; mode: SaleMode; now: number };

/** Somebody who holds no place. */
export async function outside(
  { showId, mode, now }: Here,
  joinInMs: number,
  ended: boolean,
): Promise<LineAnswer> {
  const opensInMs = untilOpening(mode, now);
  const soldOut = opensInMs === 0 && (await isSoldOut(showId));
  return { status: 'outside', ended, joinInMs: Math.ceil(joinInMs), opensInMs, isSoldOut: soldOut };
}

/** Somebody whose place is kept while nobody can say where it is. */
export function still(pollAfterMs = pollWhileAway(Math.random())): LineAnswer {
  return { status: 'still', pollAfterMs: Math.ceil(pollAfterMs) };
}

/** Somebody in line, as Redis found them. */
export async function waiting(
  { showId, mode, admitAtOnce, now }: Here & { admitAtOnce: number },
  { rank, total, room, wholeAt, stayMs }: Extract<LineReply, { is: 'waiting' }>,
): Promise<LineAnswer> {
  const opensInMs = untilOpening(mode, now);
  const wholeInMs = wholeAt - now;
  const luck = Math.random();
  if (opensInMs === 0 && wholeInMs > 0) return still(pollAfterLoss(wholeInMs, rank, room, luck));
  const soldOut = opensInMs === 0 && (await isSoldOut(showId));
  const comesBackAfter = () => {
    if (wholeInMs > opensInMs) return pollAfterLoss(wholeInMs, rank, room, luck);
    if (opensInMs > 0) return pollAround(opensInMs, rank, luck);
    return soldOut ? pollAfterSoldOut(rank, luck) : pollAfter(rank, luck);
  };
  const isPaused = mode.status === 'paused';
  // As many stays as have to end before there is room, of which so many go on beside each other.
  const expected = (Math.max(0, rank + 1 - room) / admitAtOnce) * stayMs;
  return {
    status: 'waiting',
    ahead: opensInMs > 0 ? null : rank,
    total,
    expectedSeconds: opensInMs > 0 || isPaused || soldOut ? null : Math.ceil(expected / 1_000),
    opensInMs,
    isPaused,
    isSoldOut: soldOut,
    pollAfterMs: Math.ceil(comesBackAfter()),
  };
}

/** Somebody who may choose and book. */
export function inside({ until, since }: Admission, now: number): LineAnswer {
  return {
    status: 'inside',
    leftMs: Math.max(0, Math.ceil(since + IN_ALL_MS - now)),
    idleMs: Math.max(0, Math.ceil(until - now)),
    renewAfterMs: RENEW_AFTER_MS,
  };
}

const untilOpening = ({ salesStart }: SaleMode, now: number) =>
  Math.max(0, Math.ceil(salesStart - now));
