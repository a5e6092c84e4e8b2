import type { z } from 'zod';
import { formatDay } from '@/lib/time';
import type { SearchQuery } from '@/lib/visitors/shows/search-query';
import type { Venue } from '@/lib/visitors/shows/show';

/** The first value of each query parameter. */
export function first(
  params: Record<string, string | string[] | undefined>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).flatMap(([name, value]) => {
      const one = Array.isArray(value) ? value[0] : value;
      return one === undefined ? [] : [[name, one]];
    }),
  );
}

/** Each field's first message. */
export function messagesOf(error: z.ZodError): Record<string, string> {
  return Object.fromEntries(
    error.issues.map((issue) => [String(issue.path[0]), issue.message] as const).reverse(),
  );
}

/** The day of a query in words. A calendar day has no time zone, so UTC is used. */
function queryDay(date: string): string {
  return formatDay(`${date}T12:00:00Z`, 'UTC');
}

/** `3 shows with “moon” on Friday 4 December at The Old Ropeworks`. */
export function describeSearch(query: SearchQuery, count: number, venues: Venue[]): string {
  const venue = venues.find(({ id }) => id === query.venue);
  return [
    count === 0 ? 'No show' : count === 1 ? 'One show' : `${count} shows`,
    query.q && `with “${query.q}”`,
    query.date && `on ${queryDay(query.date)}`,
    query.venue && (venue ? `at ${venue.name}` : 'at an unknown venue'),
  ]
    .filter(Boolean)
    .join(' ');
}
