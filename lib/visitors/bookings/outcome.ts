/** A seat as it was sold: where it is, what the ticket cost (minor units). */
export type SoldSeat = {
  seat: number;
  section: string;
  row: string;
  number: string;
  category: string;
  type: string;
  price: number;
};

/** What a booking is at the moment it is made. A replay of the request gives exactly this again. */
export type NewBooking = {
  showId: string;
  /** The secret part of the booking's link. */
  token: string;
  reference: string;
  name: string;
  email: string;
  /** Minor units of `currency`. */
  total: number;
  currency: string;
  createdAt: Date;
  seats: SoldSeat[];
};

export type Refusal =
  | { reason: 'unknown_show' }
  | { reason: 'not_on_sale'; because: 'upcoming' | 'paused' | 'closed' | 'cancelled' }
  | { reason: 'unknown_seats'; seats: number[] }
  | { reason: 'unknown_type'; seats: number[] }
  | { reason: 'too_many_seats'; most: number }
  | { reason: 'buyer_limit'; most: number; held: number }
  | { reason: 'seats_taken'; seats: number[] }
  | { reason: 'key_reused' }
  /** It waited in the queue for longer than a person should be booked by surprise. */
  | { reason: 'too_late' }
  /** It could not be settled, for a fault of ours; staff see it among the dead letters. */
  | { reason: 'failed' };

/** Every answer `createBookings` can give to one request; anything else is thrown. */
export type BookingOutcome = { ok: true; booking: NewBooking } | ({ ok: false } & Refusal);
