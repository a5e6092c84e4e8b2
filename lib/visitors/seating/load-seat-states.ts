import { and, eq, ne, sql } from 'drizzle-orm';
import { primaryReads } from '@/db/client';
import { seats, shows } from '@/db/schema';
import { read } from '@/db/transaction';

export type SeatStates = {
  /** Hash of the show's seating plan. */
  plan: string;
  /** Equal versions mean equal states; under one plan, later states have a larger sum of versions. */
  version: string;
  /** One letter per seat, see `seat-states.ts`. */
  seats: string;
};

/** All seats of a show as one string, see `seat-states.ts`. */
export const seatStatesSql = sql<string>`string_agg(
  case ${seats.status}
    when 'available' then 'a' when 'held' then 'h' when 'booked' then 'b' else 'x'
  end, '' order by ${seats.seatNo})`;

/**
 * The states of a published show's seats with their version, in one statement on the primary; null
 * if there is no such show.
 */
export async function loadSeatStates(showId: string): Promise<SeatStates | null> {
  const [row] = await read(primaryReads(), (db) =>
    db
      .select({
        plan: shows.planHash,
        sum: sql<string>`sum(${seats.version})`,
        seats: seatStatesSql,
      })
      .from(shows)
      .innerJoin(seats, eq(seats.showId, shows.id))
      .where(and(eq(shows.id, showId), ne(shows.status, 'draft')))
      .groupBy(shows.id, shows.planHash)
      .prepare('load_seat_states')
      .execute(),
  );
  return row ? { plan: row.plan, version: `${row.plan}.${row.sum}`, seats: row.seats } : null;
}
