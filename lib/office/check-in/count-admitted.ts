import { and, eq, isNull, sql } from 'drizzle-orm';
import { primaryReads } from '@/db/client';
import { tickets } from '@/db/schema';
import { read } from '@/db/transaction';

/** How many of a show's guests are in, and how many tickets are out. */
export type DoorCount = { admitted: number; expected: number };

/** Counts the door of a show, as it is now. */
export async function countAdmitted(showId: string): Promise<DoorCount> {
  const [row] = await read(primaryReads(), (db) =>
    db
      .select({
        admitted: sql<number>`count(${tickets.checkedInAt})::int`,
        expected: sql<number>`count(*)::int`,
      })
      .from(tickets)
      .where(and(eq(tickets.showId, showId), isNull(tickets.cancelledAt))),
  );
  return row ?? { admitted: 0, expected: 0 };
}
