/** Days of the week as `Date.getUTCDay` counts them. */
export const WEEKDAYS = { sun: 0, mon: 1, tue: 2, wed: 3, thu: 4, fri: 5, sat: 6 } as const;

export type Weekday = keyof typeof WEEKDAYS;

const DAY = 86_400_000;

/**
 * The moment when a venue's clock shows `time` (`19:30`) on the first `weekday` at least three days
 * after `now`, `weeks` weeks later.
 */
export function localTime(
  now: Date,
  { weekday, weeks, time }: { weekday: Weekday; weeks: number; time: string },
  timeZone: string,
): Date {
  const soonest = new Date(now.getTime() + 3 * DAY);
  const days = ((WEEKDAYS[weekday] - soonest.getUTCDay() + 7) % 7) + 7 * weeks;
  const date = new Date(soonest.getTime() + days * DAY).toISOString().slice(0, 10);
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  const guess = asUtc - offsetAt(asUtc, timeZone);
  // Asked again at the guess, as the clock may have been changed in between.
  return new Date(asUtc - offsetAt(guess, timeZone));
}

/** By how much a zone's clock is ahead of UTC at a moment, in milliseconds. */
function offsetAt(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(moment);
  const part = (type: string) => Number(parts.find((found) => found.type === type)?.value);
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
  );
  return local - Math.floor(moment / 60_000) * 60_000;
}
