import { eq } from 'drizzle-orm';
import { primaryReads } from '@/db/client';
import { seats } from '@/db/schema';
import { read } from '@/db/transaction';
import { seatStatesSql } from '@/lib/visitors/seating/load-seat-states';

/**
 * The seat states of a show of any status, as one string (lib/visitors/seating/seat-states), from the
 * primary. For drafts, which visitors and live streams do not get. Empty if there is no such show.
 */
export async function readDraftSeatStates(showId: string): Promise<string> {
  const [row] = await read(primaryReads(), (db) =>
    db
      .select({
        states: seatStatesSql,
      })
      .from(seats)
      .where(eq(seats.showId, showId)),
  );
  return row?.states ?? '';
}
