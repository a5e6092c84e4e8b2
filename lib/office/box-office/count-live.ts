import { and, inArray, isNull, sql } from 'drizzle-orm';
import type { Database } from '@/db/connect';
import { tickets } from '@/db/schema';

/**
 * How many live tickets bookings have and what those come to (minor units), by the booking's id; none
 * for a booking without any. For a page of bookings, so that it is not counted for all that fits.
 */
export async function countLive(
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
    // Without the show: before there are statistics, an index that begins with it looks as good, and
    // reads all of the show's tickets.
    .where(and(inArray(tickets.bookingId, ids), isNull(tickets.cancelledAt)))
    .groupBy(tickets.bookingId);
  return new Map(rows.map((row) => [row.id, row]));
}
