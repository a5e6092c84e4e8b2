import type { SaleMode } from '@/lib/visitors/shows/sale-mode';
import { type Admission, MAX_ADMISSION_MS, RENEW_AFTER_MS } from './admission';
import { isSoldOut } from './is-sold-out';
import {
  pollInterval,
  pollIntervalAfterLoss,
  pollIntervalAtOpening,
  pollIntervalDuringOutage,
  pollIntervalSoldOut,
} from './poll-interval';
import type { QueueReply } from './run-queue-script';
import type { VisitAnswer } from './visit-answer';

type Here = { showId: string; mode: SaleMode; now: number };

/** Somebody who holds no place. */
export async function outsideAnswer(
  { showId, mode, now }: Here,
  joinInMs: number,
  ended: boolean,
): Promise<VisitAnswer> {
  const opensInMs = untilOpening(mode, now);
  const soldOut = opensInMs === 0 && (await isSoldOut(showId));
  return { status: 'outside', ended, joinInMs: Math.ceil(joinInMs), opensInMs, isSoldOut: soldOut };
}

/** Somebody whose place is kept while nobody can say where it is. */
export function stillAnswer(pollAfterMs = pollIntervalDuringOutage(Math.random())): VisitAnswer {
  return { status: 'still', pollAfterMs: Math.ceil(pollAfterMs) };
}

/** Somebody in line, as Redis found them. */
export async function waitingAnswer(
  { showId, mode, admitAtOnce, now }: Here & { admitAtOnce: number },
  { rank, total, room, wholeAt, stayMs }: Extract<QueueReply, { is: 'waiting' }>,
): Promise<VisitAnswer> {
  const opensInMs = untilOpening(mode, now);
  const wholeInMs = wholeAt - now;
  const luck = Math.random();
  if (opensInMs === 0 && wholeInMs > 0)
    return stillAnswer(pollIntervalAfterLoss(wholeInMs, rank, room, luck));
  const soldOut = opensInMs === 0 && (await isSoldOut(showId));
  const comesBackAfter = () => {
    if (wholeInMs > opensInMs) return pollIntervalAfterLoss(wholeInMs, rank, room, luck);
    if (opensInMs > 0) return pollIntervalAtOpening(opensInMs, rank, luck);
    return soldOut ? pollIntervalSoldOut(rank, luck) : pollInterval(rank, luck);
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
export function insideAnswer({ until, since }: Admission, now: number): VisitAnswer {
  return {
    status: 'inside',
    leftMs: Math.max(0, Math.ceil(since + MAX_ADMISSION_MS - now)),
    idleMs: Math.max(0, Math.ceil(until - now)),
    renewAfterMs: RENEW_AFTER_MS,
  };
}

const untilOpening = ({ salesStart }: SaleMode, now: number) =>
  Math.max(0, Math.ceil(salesStart - now));
