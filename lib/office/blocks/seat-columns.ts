import { type SQL, sql } from 'drizzle-orm';
import { seats } from '@/db/schema';

/** The columns of a seat that `nameSeatRuns` needs. */
export const SEAT_COLUMNS = {
  seat: seats.seatNo,
  section: seats.section,
  row: seats.row,
  number: seats.number,
};

/** The condition that a seat has one of these numbers, as one parameter for any count of them. */
export function isOneOfSeats(numbers: readonly number[]): SQL {
  return sql`${seats.seatNo} = any((${`{${numbers.join(',')}}`}::text)::int[])`;
}
