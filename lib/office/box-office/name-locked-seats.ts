import type { LockedBooking } from '@/lib/visitors/bookings/lock-booking';
import { seatLocation } from '@/lib/visitors/seating/seat-name';

/** Seat locations for the audit log, such as `Stalls, Row F, 12`, from the rows of a locked booking. */
export function nameLockedSeats({ seats }: Pick<LockedBooking, 'seats'>, numbers: number[]) {
  const byNumber = new Map(seats.map((seat) => [seat.seat, seat]));
  return numbers.map((seat) => seatLocation(byNumber.get(seat) ?? {}));
}
