/** What the person typed; a refused form is shown again with exactly this. */
export type BookSeatsValues = {
  /** Seat number and ticket type, in the order chosen. */
  seats: { seat: number; type: string }[];
  name: string;
  email: string;
};

/** Where a message belongs: beside a field, or above the form. */
export type BookSeatsField = 'seats' | 'name' | 'email' | 'form';

/**
 * What `bookSeats` answers to a form. `key` is the idempotency key to send next time: a new one
 * after a refusal, the same one when the outcome is unknown or the house was too busy to decide, so
 * that pressing again cannot book twice.
 */
export type BookSeatsState =
  | { status: 'idle' }
  | { status: 'booked'; href: string; reference: string }
  /** The request waits in the queue; its page is at `href`. */
  | { status: 'accepted'; href: string }
  | {
      status: 'refused' | 'unknown';
      key: string;
      /** Words for the person. */
      messages: Partial<Record<BookSeatsField, string>>;
      values: BookSeatsValues;
      /** Seats of the selection that somebody else has now. */
      taken: number[];
      /** As many free seats, near the ones that went. */
      nearest: number[];
      /** Where to stand in line, for who was not let in. */
      waitAt?: string;
    };

/** The server action behind both forms; fields: show, key, seat*, type-{seat}, name, email. */
export type BookSeatsAction = (state: BookSeatsState, form: FormData) => Promise<BookSeatsState>;
