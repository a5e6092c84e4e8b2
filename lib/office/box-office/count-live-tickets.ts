import { and, inArray, isNull, sql } from 'drizzle-orm';
import type { Database } from '@/db/connect';
import { tickets } from '@/db/schema';

/**
 * Counts the live tickets of bookings and adds up their prices in minor units, by booking id. Bookings
 * without live tickets are left out. Callers pass the bookings of one page, so that a search does not
 * count the tickets of every match.
 */
export async function countLiveTickets(
  db: Database,
  ids: string[],
): Promise<Map<string, { seats: number; total: number }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({
      id: tickets.bookingId,
      seats: sql<number>`count(*)::int`,
      total: sql<number>`sum(${tickets.price})::int`,
    })
    .from(tickets)
    // No condition on the show: without table statistics Postgres might choose an index that begins with
    // the show, and read all of its tickets.
    .where(and(inArray(tickets.bookingId, ids), isNull(tickets.cancelledAt)))
    .groupBy(tickets.bookingId);
  return new Map(rows.map((row) => [row.id, row]));
}
