import { databaseNow } from '@/lib/database-clock';
import type { BookingRequest } from '@/lib/visitors/bookings/booking-request';
import type { Refusal } from '@/lib/visitors/bookings/outcome';
import type { SaleMode } from '@/lib/visitors/shows/sale-mode';

/**
 * Why a request is not worth the queue, by what can be known without the database; undefined when it
 * may go in. Only what does not change while a show is sold: whether its seats are taken, or the show
 * was paused or closed since, says the worker, who knows what an earlier press under the same key may
 * have got. (Staff who change limits or ticket types between two presses of one key are the exception.)
 */
export async function precheckRequest(
  mode: SaleMode,
  { seats }: BookingRequest,
): Promise<Refusal | undefined> {
  if (mode.status === 'draft') return { reason: 'unknown_show' };
  if ((await databaseNow()) < mode.salesStart)
    return { reason: 'not_on_sale', because: 'upcoming' };

  const numbers = seats.map(({ seat }) => seat);
  const unknown = numbers.filter((seat) => seat >= mode.seats);
  if (unknown.length > 0) return { reason: 'unknown_seats', seats: unknown };

  const most = mode.maxSeatsPerBooking;
  if (numbers.length > most) return { reason: 'too_many_seats', most };

  const unpriced = seats.filter(({ type }) => !mode.types.has(type)).map(({ seat }) => seat);
  return unpriced.length > 0 ? { reason: 'unknown_type', seats: unpriced } : undefined;
}
