import type { Takings } from './sales';

/** Sales of one day; `day` is a date on the venue's calendar, `2026-12-04`. */
export type SalesDay = Takings & { day: string };

const DAY_MS = 86_400_000;

/**
 * All days from the first sale to `last`, days without sales included. Returns at least `least` days, so
 * that a chart's bars stay narrow, and at most `most`. Empty while nothing is sold.
 */
export function fillDays(
  sold: ReadonlyMap<string, Takings>,
  last: string,
  { least, most }: { least: number; most: number },
): SalesDay[] {
  const days = [...sold.keys()].sort();
  const [first] = days;
  if (first === undefined) return [];
  const end = Date.parse([last, ...days.slice(-1)].sort().at(-1) ?? last);
  const daysBack = (count: number) => end - (count - 1) * DAY_MS;
  const start = Math.max(Math.min(Date.parse(first), daysBack(least)), daysBack(most));
  return Array.from({ length: Math.round((end - start) / DAY_MS) + 1 }, (_, index) => {
    const day = new Date(start + index * DAY_MS).toISOString().slice(0, 10);
    return { day, ...(sold.get(day) ?? { tickets: 0, revenue: 0 }) };
  });
}

const DATE_FORMAT = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** Formats a calendar date: `2026-12-04` as `Fri, 4 Dec 2026`. */
export function formatCalendarDay(day: string): string {
  return DATE_FORMAT.format(new Date(`${day}T00:00:00Z`));
}
