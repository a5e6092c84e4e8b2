import type { Takings } from './sales';

/** A day of a venue's calendar, `2026-12-04`, with what was sold on it. */
export type Day = Takings & { day: string };

const DAY_MS = 86_400_000;

/** The days from the first with a sale to the last, at most the last `most`, also those without one. */
export function everyDay(sold: ReadonlyMap<string, Takings>, last: string, most: number): Day[] {
  const first = [...sold.keys()].sort()[0];
  if (first === undefined) return [];
  const end = Date.parse(last > first ? last : first);
  const start = Math.max(Date.parse(first), end - (most - 1) * DAY_MS);
  return Array.from({ length: Math.round((end - start) / DAY_MS) + 1 }, (_, index) => {
    const day = new Date(start + index * DAY_MS).toISOString().slice(0, 10);
    return { day, ...(sold.get(day) ?? { tickets: 0, revenue: 0 }) };
  });
}
