/** A seat as it was sold: its location and the ticket's price in minor units. */
export type SoldSeat = {
  seat: number;
  section: string;
  row: string;
  number: string;
  category: string;
  type: string;
  price: number;
};

/** A booking as it was stored. A replay of its request returns exactly this again. */
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
  /** Expired: it waited in the booking queue for longer than `REQUEST_LIFETIME_S`. */
  | { reason: 'too_late' }
  /** No worker could settle it, because of an error on our side. It is a dead letter, which staff see. */
  | { reason: 'failed' };

/** Every outcome of one request. Anything else is thrown. */
export type BookingOutcome = { ok: true; booking: NewBooking } | ({ ok: false } & Refusal);
