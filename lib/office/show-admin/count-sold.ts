import { and, eq, isNull, sql } from 'drizzle-orm';
import { primaryReads } from '@/db/client';
import { tickets } from '@/db/schema';
import { read } from '@/db/transaction';

/** How many valid tickets a show has, and in how many bookings; from the primary. */
export async function countSold(showId: string): Promise<{ bookings: number; tickets: number }> {
  const [row] = await read(primaryReads(), (db) =>
    db
      .select({
        bookings: sql<number>`count(distinct ${tickets.bookingId})::int`,
        tickets: sql<number>`count(*)::int`,
      })
      .from(tickets)
      .where(and(eq(tickets.showId, showId), isNull(tickets.cancelledAt))),
  );
  return row ?? { bookings: 0, tickets: 0 };
}
