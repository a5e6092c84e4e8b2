import { formatCount } from '@/lib/format-count';
import type { VisitAnswer } from '@/lib/visitors/waiting-room/visit-answer';

type Waiting = Extract<VisitAnswer, { status: 'waiting' }>;

/** `1,460 people`. */
export function countPeople(count: number): string {
  return count === 1 ? 'one person' : `${formatCount(count)} people`;
}

/** The expected wait, rounded more the longer it is. */
export function describeWait(seconds: number): string {
  if (seconds < 45) return 'less than a minute';
  const minutes = Math.round(seconds / 60);
  if (minutes <= 1) return 'about a minute';
  if (minutes <= 20) return `about ${minutes} minutes`;
  if (minutes < 55) return `about ${Math.round(minutes / 5) * 5} minutes`;
  const hours = Math.round(minutes / 30) / 2;
  if (hours <= 1) return 'about an hour';
  return hours < 24 ? `about ${String(hours).replace('.5', '½')} hours` : 'more than a day';
}

/** The queue position in one sentence; before the draw, how many others wait. */
export function positionMessage({ ahead, total }: Waiting): string {
  if (ahead === null) {
    const others = Math.max(0, total - 1);
    if (others === 0) return 'You are the first in the queue.';
    return others === 1
      ? 'One other person is waiting.'
      : `${countPeople(others)} are waiting with you.`;
  }
  if (ahead === 0) return 'You are next.';
  return ahead === 1 ? 'One person is ahead of you.' : `${countPeople(ahead)} are ahead of you.`;
}

/** Why nobody is admitted now; empty while the queue moves, and before the draw. */
export function standstillMessage({ ahead, isPaused, isSoldOut }: Waiting): string {
  if (ahead === null) return '';
  if (isPaused) {
    return 'Sales are paused for the moment. You keep your position, and the queue moves on when sales resume.';
  }
  return isSoldOut
    ? 'This show is sold out at the moment. If a booking is cancelled, its seats become available and the queue moves on.'
    : '';
}

/** Progress in per cent: 0 at the end of the queue, 100 at its front. */
export function progressPercent(ahead: number, total: number): number {
  if (total <= 1) return 100;
  return Math.max(0, Math.min(100, Math.round((1 - ahead / (total - 1)) * 100)));
}

/**
 * Whether a screen reader should announce a new position: when the queue ahead has halved since the last
 * announcement, and for each of the last three positions.
 */
export function isWorthAnnouncing(spoken: number, ahead: number): boolean {
  return ahead <= spoken / 2 || (ahead <= 3 && ahead < spoken);
}

/** What a visitor without a queue entry should know; `isChoiceKept` when the seats chosen before are kept. */
export function outsideMessage(
  answer: Extract<VisitAnswer, { status: 'outside' }>,
  isChoiceKept = false,
): string {
  if (answer.isSoldOut) {
    return 'This show is sold out at the moment. If a booking is cancelled, its seats become available, so you can still join the queue.';
  }
  if (answer.opensInMs > 0) {
    return 'Many people want to see this show. When booking opens, everyone in the queue gets a random position. Those who join later follow in order of arrival.';
  }
  if (answer.ended) {
    return `To choose seats, join the queue again.${isChoiceKept ? ' The seats that you chose are still selected.' : ''}`;
  }
  return 'Many people want to see this show, so a few at a time choose their seats, in the order of the queue.';
}
