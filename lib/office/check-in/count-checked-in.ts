import { and, eq, isNull, sql } from 'drizzle-orm';
import { primaryReads } from '@/db/client';
import { tickets } from '@/db/schema';
import { read } from '@/db/transaction';

/** Live tickets of a show: how many are checked in, and how many there are. */
export type CheckInCount = { checkedIn: number; expected: number };

/** Counts a show's live tickets on the primary. */
export async function countCheckedIn(showId: string): Promise<CheckInCount> {
  const [row] = await read(primaryReads(), (db) =>
    db
      .select({
        checkedIn: sql<number>`count(${tickets.checkedInAt})::int`,
        expected: sql<number>`count(*)::int`,
      })
      .from(tickets)
      .where(and(eq(tickets.showId, showId), isNull(tickets.cancelledAt))),
  );
  return row ?? { checkedIn: 0, expected: 0 };
}
