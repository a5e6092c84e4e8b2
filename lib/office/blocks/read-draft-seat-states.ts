import { eq, sql } from 'drizzle-orm';
import { primaryReads } from '@/db/client';
import { seats } from '@/db/schema';
import { read } from '@/db/transaction';

/**
 * How the seats of a show of any status stand now, one letter each (lib/visitors/seating/seat-states), from the
 * primary: visitors, and the stream, hear nothing of a draft.
 */
export async function readDraftSeatStates(showId: string): Promise<string> {
  const [row] = await read(primaryReads(), (db) =>
    db
      .select({
        letters: sql<string | null>`string_agg(
          case ${seats.status}
            when 'available' then 'a' when 'held' then 'h' when 'booked' then 'b' else 'x'
          end, '' order by ${seats.seatNo})`,
      })
      .from(seats)
      .where(eq(seats.showId, showId)),
  );
  return row?.letters ?? '';
}
