import { type SQL, sql } from 'drizzle-orm';
import { seats } from '@/db/schema';

/** That a seat is one of these: one parameter, however many there are. */
export function isOneOfSeats(numbers: readonly number[]): SQL {
  return sql`${seats.seatNo} = any((${`{${numbers.join(',')}}`}::text)::int[])`;
}
