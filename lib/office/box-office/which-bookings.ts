import { and, eq, or, type SQL, sql } from 'drizzle-orm';
import { bookings, nameWords, seats, tickets } from '@/db/schema';
import { escapeLike } from '@/lib/escape-like';
import type { SearchText } from './search-text';

/**
 * The condition on `bookings` that a search means. Names, addresses and references have an index
 * (db/schema/booking.ts); a seat is looked for among those of one show.
 */
export function whichBookings(search: SearchText, showId: string): SQL | undefined {
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
      // Whoever has, or had, a ticket for it.
      return sql`${bookings.id} in (select ${tickets.bookingId} from ${tickets} join ${seats}
        on ${seats.showId} = ${tickets.showId} and ${seats.seatNo} = ${tickets.seatNo}
        where ${and(eq(tickets.showId, showId), isSeat(search))})`;
  }
}

function isSeat({ number, words }: Extract<SearchText, { kind: 'seat' }>): SQL | undefined {
  const place = sql`' ' || lower(${seats.section} || ' ' || ${seats.row}) || ' '`;
  return and(
    sql`lower(${seats.number}) = ${number}`,
    ...words.map((word) => sql`${place} like ${`% ${escapeLike(word)} %`}`),
  );
}
