import { and, eq, or, type SQL, sql } from 'drizzle-orm';
import { bookings, nameWords, seats, tickets } from '@/db/schema';
import { escapeLike } from '@/lib/escape-like';
import type { Search } from './parse-search';

/**
 * The SQL condition on `bookings` for a search. Names, e-mail addresses and references have an index
 * (db/schema/booking.ts); a seat is searched in the show `showId` only.
 */
export function matchBookings(search: Search, showId: string): SQL | undefined {
  switch (search.kind) {
    case 'reference':
      return eq(bookings.reference, search.reference);
    case 'email':
      return sql`${bookings.buyer} like ${`${escapeLike(search.start)}%`}`;
    case 'name': {
      const query = search.words.map((word) => `'${word}':*`).join(' & ');
      const isNamed = sql`${nameWords(bookings.name)} @@ to_tsquery('simple', ${query})`;
      return search.reference ? or(isNamed, eq(bookings.reference, search.reference)) : isNamed;
    }
    case 'seat':
      // Cancelled tickets of the seat match too.
      return sql`${bookings.id} in (select ${tickets.bookingId} from ${tickets} join ${seats}
        on ${seats.showId} = ${tickets.showId} and ${seats.seatNo} = ${tickets.seatNo}
        where ${and(eq(tickets.showId, showId), isSeat(search))})`;
  }
}

function isSeat({ number, words }: Extract<Search, { kind: 'seat' }>): SQL | undefined {
  const location = sql`' ' || lower(${seats.section} || ' ' || ${seats.row}) || ' '`;
  return and(
    sql`lower(${seats.number}) = ${number}`,
    ...words.map((word) => sql`${location} like ${`% ${escapeLike(word)} %`}`),
  );
}
