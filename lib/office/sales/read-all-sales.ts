import { sql } from 'drizzle-orm';
import { readReplica } from '@/db/client';
import { bookings, type SHOW_STATUSES, seats, shows, tickets, venues } from '@/db/schema';
import { firstValue, readTableQuery, type SearchParams } from '@/lib/office/forms/table-query';
import type { SeatCounts, Takings } from './sales';

/** Sales of one show. Times are ISO 8601 in UTC, amounts in minor units of its currency. */
export type SoldShow = SeatCounts &
  Takings & {
    id: string;
    title: string;
    status: (typeof SHOW_STATUSES)[number];
    startsAt: string;
    timeZone: string;
    venue: string;
    currency: string;
    checkedIn: number;
  };

/** Sales of all shows. Amounts of different currencies are never added. */
export type AllSales = {
  at: string;
  shows: SoldShow[];
  hasMore: boolean;
  /** Sales of the last `RECENT_DAYS` days, by currency and by day on each venue's calendar. */
  days: (Takings & { currency: string; day: string })[];
};

const PAGE_SIZE = 25;

/** How many days back `days` goes. */
export const RECENT_DAYS = 30;

/** Parses the query of the sales page, `?past=yes&page=2`. */
export function parseSalesQuery(params: SearchParams): { page: number; past: boolean } {
  return { page: readTableQuery(params, ['start']).page, past: firstValue(params.past) === 'yes' };
}

/**
 * Reads the sales of published shows from a replica, in one statement: one page of upcoming shows by
 * start, or of past shows newest first; and the sales of all shows in the last days.
 */
export async function readAllSales({
  page,
  past,
}: {
  page: number;
  past: boolean;
}): Promise<AllSales> {
  const order = past ? sql`shows.starts_at desc` : sql`shows.starts_at`;
  const when = past ? sql`shows.ends_at <= now()` : sql`shows.ends_at > now()`;
  const listedShows = sql`
    select shows.id, shows.title, shows.status, shows.starts_at, shows.currency,
      venues.name as venue, venues.time_zone
    from ${shows} join ${venues} on venues.id = shows.venue_id
    where shows.status <> 'draft' and ${when}
    order by ${order}, shows.id limit ${PAGE_SIZE + 1} offset ${(page - 1) * PAGE_SIZE}`;
  const rows = sql`
    select listed.id, title, status, to_json(starts_at) #>> '{}' as "startsAt",
      time_zone as "timeZone", venue, currency, "sold", "heldBack", "free",
      coalesce("tickets", 0) as "tickets", coalesce("revenue", 0) as "revenue",
      coalesce("checkedIn", 0) as "checkedIn"
    from listed
    left join (
      select show_id, count(*) filter (where status = 'booked') as "sold",
        count(*) filter (where status in ('blocked', 'held')) as "heldBack",
        count(*) filter (where status = 'available') as "free"
      from ${seats} where show_id in (select id from listed) group by show_id
    ) as seat on seat.show_id = listed.id
    left join (
      select show_id, count(*) as "tickets", sum(price) as "revenue",
        count(checked_in_at) as "checkedIn"
      from ${tickets}
      where cancelled_at is null and show_id in (select id from listed) group by show_id
    ) as ticket on ticket.show_id = listed.id
    order by starts_at ${past ? sql`desc` : sql``}, listed.id`;
  const days = sql`
    select booking.currency,
      to_char(booking.created_at at time zone venue.time_zone, 'YYYY-MM-DD') as "day",
      count(*) as "tickets", sum(ticket.price) as "revenue"
    from ${bookings} booking
    join ${tickets} ticket on ticket.show_id = booking.show_id
      and ticket.booking_id = booking.id and ticket.cancelled_at is null
    join ${shows} show on show.id = booking.show_id
    join ${venues} venue on venue.id = show.venue_id
    where booking.created_at >= now() - make_interval(days => ${RECENT_DAYS})
    group by 1, 2 order by 1, 2`;
  const [row] = await readReplica((db) =>
    db.execute<{ at: string; shows: SoldShow[]; days: AllSales['days'] }>(sql`
      with listed as materialized (${listedShows})
      select to_json(now()) #>> '{}' as at,
        (select coalesce(json_agg(r), '[]') from (${rows}) r) as shows,
        (select coalesce(json_agg(d), '[]') from (${days}) d) as days`),
  );
  if (!row) throw new Error('The sales query returned no row');
  return {
    at: new Date(row.at).toISOString(),
    shows: row.shows.slice(0, PAGE_SIZE),
    hasMore: row.shows.length > PAGE_SIZE,
    days: row.days,
  };
}
