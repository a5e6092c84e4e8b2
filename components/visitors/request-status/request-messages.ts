import { formatCount } from '@/lib/format-count';

/** See `RequestStatusResponse`. */
type Position = { before: number | null; seconds: number | null };

/** How many requests are ahead, as a sentence. */
export function positionMessage({ before }: Position): string {
  if (before === null) return 'Your position in the queue is not known yet.';
  if (before === 0) return 'You are next.';
  if (before === 1) return 'One request is ahead of yours.';
  return `${before < 20 ? '' : 'About '}${formatCount(rounded(before))} requests are ahead of yours.`;
}

/** The expected wait, as a sentence; empty if nothing is known or nobody is ahead. */
export function waitMessage({ before, seconds }: Position): string {
  if (before === null || before === 0) return '';
  if (seconds === null) {
    return 'Requests are not being processed at the moment. Yours keeps its position.';
  }
  if (seconds <= 10) return 'This takes a few seconds.';
  if (seconds <= 60) return 'This takes less than a minute.';
  return `This takes about ${Math.ceil(seconds / 60)} minutes.`;
}

/** The share of the whole wait that is over, from 0 to 1; null if the rest is not known. */
export function shareOfWait({ before, seconds }: Position, waitedMs: number): number | null {
  if (before === null || seconds === null) return null;
  const waited = Math.max(0, waitedMs) / 1_000;
  return before === 0 ? 1 : waited / (waited + seconds);
}

/** Rounds to two digits, because the position is an estimate. */
function rounded(count: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1);
  return Math.round(count / step) * step;
}
