import { databaseNow } from '@/lib/database-clock';
import type { BookingRequest } from '@/lib/visitors/bookings/booking-request';
import type { Refusal } from '@/lib/visitors/bookings/outcome';
import type { SaleMode } from '@/lib/visitors/shows/sale-mode';

/**
 * Refuses a request before it is queued, without the database; undefined if it may be queued. Checks only what does
 * not change during a sale. The worker decides whether seats are taken and whether the show was paused or
 * closed, because it knows the outcome of an earlier attempt with the same key. (Limits and ticket types
 * that staff change between two attempts with one key are the exception.)
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
