/** What the buyer typed. A refused form is shown again with exactly this. */
export type BookSeatsValues = {
  /** Seat number and ticket type, in the order chosen. */
  seats: { seat: number; type: string }[];
  name: string;
  email: string;
};

/** Where a message is shown: beside a field, or above the form. */
export type BookSeatsField = 'seats' | 'name' | 'email' | 'form';

/**
 * What `bookSeats` returns for a form. `key` is the idempotency key to send next: a new one after a refusal, the
 * same one when the outcome is unknown or the server was too busy, so that pressing again cannot book twice.
 */
export type BookSeatsState =
  | { status: 'idle' }
  | { status: 'booked'; href: string; reference: string }
  /** The request is in the booking queue; `href` is its page. */
  | { status: 'accepted'; href: string }
  | {
      status: 'refused' | 'unknown';
      key: string;
      messages: Partial<Record<BookSeatsField, string>>;
      values: BookSeatsValues;
      /** Chosen seats that another buyer booked. */
      taken: number[];
      /** As many free seats as were taken, near them. */
      nearest: number[];
      /** The waiting room's address, if the visitor has no admission. */
      waitAt?: string;
    };

/** The server action behind both forms; fields: show, key, seat*, type-{seat}, name, email. */
export type BookSeatsAction = (state: BookSeatsState, form: FormData) => Promise<BookSeatsState>;
