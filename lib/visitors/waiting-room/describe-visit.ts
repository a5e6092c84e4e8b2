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

type Context = { showId: string; mode: SaleMode; now: number };

/** The answer to a visitor without a queue entry. */
export async function outsideAnswer(
  { showId, mode, now }: Context,
  joinInMs: number,
  ended: boolean,
): Promise<VisitAnswer> {
  const opensInMs = untilOpening(mode, now);
  const soldOut = opensInMs === 0 && (await isSoldOut(showId));
  return { status: 'outside', ended, joinInMs: Math.ceil(joinInMs), opensInMs, isSoldOut: soldOut };
}

/** The answer while the position is unknown and the entry is kept. */
export function stillAnswer(pollAfterMs = pollIntervalDuringOutage(Math.random())): VisitAnswer {
  return { status: 'still', pollAfterMs: Math.ceil(pollAfterMs) };
}

/** The answer to a visitor who waits. */
export async function waitingAnswer(
  { showId, mode, admitAtOnce, now }: Context & { admitAtOnce: number },
  { position, total, free, completeAt, averageStayMs }: Extract<QueueReply, { status: 'waiting' }>,
): Promise<VisitAnswer> {
  const opensInMs = untilOpening(mode, now);
  const completeInMs = completeAt - now;
  const jitter = Math.random();
  const afterLoss = () => pollIntervalAfterLoss(completeInMs, position, free, jitter);
  if (opensInMs === 0 && completeInMs > 0) return stillAnswer(afterLoss());
  const soldOut = opensInMs === 0 && (await isSoldOut(showId));
  const interval = () => {
    if (completeInMs > opensInMs) return afterLoss();
    if (opensInMs > 0) return pollIntervalAtOpening(opensInMs, position, jitter);
    return soldOut ? pollIntervalSoldOut(position, jitter) : pollInterval(position, jitter);
  };
  const isPaused = mode.status === 'paused';
  // `admitAtOnce` stays run in parallel, and this many have to end first.
  const expectedMs = (Math.max(0, position + 1 - free) / admitAtOnce) * averageStayMs;
  return {
    status: 'waiting',
    ahead: opensInMs > 0 ? null : position,
    total,
    expectedSeconds: opensInMs > 0 || isPaused || soldOut ? null : Math.ceil(expectedMs / 1_000),
    opensInMs,
    isPaused,
    isSoldOut: soldOut,
    pollAfterMs: Math.ceil(interval()),
  };
}

/** The answer to an admitted visitor. */
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
