import type { LockedBooking } from '@/lib/visitors/bookings/lock-booking';
import { seatLocation } from '@/lib/visitors/seating/seat-name';

/** Seats as the audit log names them: `Stalls, Row F, 12`. */
export function nameLockedSeats({ seats }: Pick<LockedBooking, 'seats'>, numbers: number[]) {
  const byNumber = new Map(seats.map((seat) => [seat.seat, seat]));
  return numbers.map((seat) => seatLocation(byNumber.get(seat) ?? {}));
}
