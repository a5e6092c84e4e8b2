import { formatCount } from '@/lib/format-count';

type Place = { before: number | null; seconds: number | null };

/** Where a request stands, in words: how many are before it. */
export function positionMessage({ before }: Place): string {
  if (before === null) return 'It waits for its turn.';
  if (before === 0) return 'You are next.';
  if (before === 1) return 'One request is before yours.';
  return `${before < 20 ? '' : 'About '}${formatCount(rounded(before))} requests are before yours.`;
}

/** How long it takes, in words; nothing when there is nothing to say. */
export function waitMessage({ before, seconds }: Place): string {
  if (before === null || before === 0) return '';
  if (seconds === null) return 'Bookings do not move just now. Your request keeps its place.';
  if (seconds <= 10) return 'That takes a few seconds.';
  if (seconds <= 60) return 'That takes less than a minute.';
  return `That takes about ${Math.ceil(seconds / 60)} minutes.`;
}

/** How far it is from acceptance (0) to its turn (1); null when that is not known. */
export function shareOfWait({ before, seconds }: Place, waitedMs: number): number | null {
  if (before === null || seconds === null) return null;
  const waited = Math.max(0, waitedMs) / 1_000;
  return before === 0 ? 1 : waited / (waited + seconds);
}

/** To two digits: a place is an estimate, and should not look like more. */
function rounded(count: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(count)) - 1);
  return Math.round(count / step) * step;
}
