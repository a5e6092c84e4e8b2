import { fromLocalTime } from '@/lib/office/show-admin/local-time';

/** Days of the week as `Date.getUTCDay` counts them. */
const WEEKDAYS = { sun: 0, mon: 1, tue: 2, wed: 3, thu: 4, fri: 5, sat: 6 } as const;

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
  const moment = fromLocalTime(`${date}T${time}`, timeZone);
  if (!moment) throw new RangeError(`The clock in ${timeZone} never shows ${date} ${time}`);
  return moment;
}
