import { sql } from 'drizzle-orm';
import { readReplica } from '@/db/client';
import { shows } from '@/db/schema';
import { readSummaries } from './read-summaries';
import type { ShowSummary } from './show';

/** Published shows that are not over, next one first; at most 200. From a replica. */
export function listShows(): Promise<ShowSummary[]> {
  return readReplica((db) => readSummaries(db, sql`${shows.endsAt} > now()`));
}
