import { formatCount } from '@/lib/format-count';
import type { VisitAnswer } from '@/lib/visitors/waiting-room/visit-answer';

type Waiting = Extract<VisitAnswer, { status: 'waiting' }>;

/** `1,460 people`. */
export function countPeople(count: number): string {
  return count === 1 ? 'one person' : `${formatCount(count)} people`;
}

/** How long it will take, as roughly as anybody can know it. */
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

/** Where somebody in line stands, in one sentence; before the draw, how many wait with them. */
export function positionMessage({ ahead, total }: Waiting): string {
  if (ahead === null) {
    const others = Math.max(0, total - 1);
    return others === 0 ? 'You are the first here.' : `You wait with ${countPeople(others)}.`;
  }
  if (ahead === 0) return 'You are next.';
  return ahead === 1 ? 'One person is before you.' : `${countPeople(ahead)} are before you.`;
}

/** Why nobody is let in just now; nothing while the line moves, and before the draw. */
export function standstillMessage({ ahead, isPaused, isSoldOut }: Waiting): string {
  if (ahead === null) return '';
  if (isPaused) {
    return 'Sales are paused for the moment, so nobody is let in. The line stays as it is.';
  }
  return isSoldOut
    ? 'Every seat is sold just now. When a booking is cancelled its seats come back, and the line goes on.'
    : '';
}

/** How far somebody has come, in per cent: 0 at the end of the line, 100 at its front. */
export function progressPercent(ahead: number, total: number): number {
  if (total <= 1) return 100;
  return Math.max(0, Math.min(100, Math.round((1 - ahead / (total - 1)) * 100)));
}

/**
 * Whether a listener should hear of a change: not of each step of a long line, but when half of it is gone,
 * and of the last three steps.
 */
export function isWorthAnnouncing(spoken: number, ahead: number): boolean {
  return ahead <= spoken / 2 || (ahead <= 3 && ahead < spoken);
}
