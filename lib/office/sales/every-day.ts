import type { Takings } from './sales';

/** A day of a venue's calendar, `2026-12-04`, with what was sold on it. */
export type Day = Takings & { day: string };

const DAY_MS = 86_400_000;

/**
 * The days up to `last`, also those without a sale: from the first with one, but at least `least`,
 * so that a chart's bars do not grow to walls, and at most `most`. None while nothing is sold.
 */
export function everyDay(
  sold: ReadonlyMap<string, Takings>,
  last: string,
  { least, most }: { least: number; most: number },
): Day[] {
  const days = [...sold.keys()].sort();
  const [first] = days;
  if (first === undefined) return [];
  const end = Date.parse([last, ...days.slice(-1)].sort().at(-1) ?? last);
  const back = (count: number) => end - (count - 1) * DAY_MS;
  const start = Math.max(Math.min(Date.parse(first), back(least)), back(most));
  return Array.from({ length: Math.round((end - start) / DAY_MS) + 1 }, (_, index) => {
    const day = new Date(start + index * DAY_MS).toISOString().slice(0, 10);
    return { day, ...(sold.get(day) ?? { tickets: 0, revenue: 0 }) };
  });
}
