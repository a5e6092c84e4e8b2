import { and, eq, ilike, or, type SQL, sql } from 'drizzle-orm';
import { readReplica } from '@/db/client';
import { shows, venues } from '@/db/schema';
import { escapeLike } from '@/lib/escape-like';
import { readSummaries } from './read-summaries';
import type { SearchQuery } from './search-query';
import type { ShowSummary } from './show';

/** Published shows that are not over and match every word, the day and the venue. From a replica. */
export function searchShows({ q, date, venue }: SearchQuery): Promise<ShowSummary[]> {
  const conditions: (SQL | undefined)[] = q.split(/\s+/).filter(Boolean).map(mentions);
  if (date) {
    conditions.push(sql`(${shows.startsAt} at time zone ${venues.timeZone})::date = ${date}::date`);
  }
  if (venue) conditions.push(eq(venues.id, venue));
  return readReplica((db) => readSummaries(db, and(sql`${shows.endsAt} > now()`, ...conditions)));
}

function mentions(word: string): SQL | undefined {
  const pattern = `%${escapeLike(word)}%`;
  return or(
    ...[shows.title, shows.tagline, shows.genre, shows.description, venues.name, venues.city].map(
      (column) => ilike(column, pattern),
    ),
  );
}
