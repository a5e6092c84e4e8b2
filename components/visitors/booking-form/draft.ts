import type { BookSeatsValues } from '@/lib/visitors/bookings/book-seats-state';

/** A booking form as it is kept in the tab until there is an answer. */
export type Draft = BookSeatsValues & {
  /** Names the attempt; made before the first send, changed only by an answer. */
  key: string;
  /** Sent and not answered: it may be booked, so nothing but the same may be sent under its key. */
  sent: boolean;
  /** To be sent as soon as the page has loaded again, because the person pressed the button. */
  resend: boolean;
};

/** A new idempotency key: 128 random bits. `randomUUID` would need a secure context. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function emptyDraft(): Draft {
  return { key: newKey(), sent: false, resend: false, seats: [], name: '', email: '' };
}

/**
 * The draft of a show in this tab, for a hall of so many seats; an empty one when there is none or
 * the tab keeps nothing.
 */
export function readDraft(showId: string, hallSize: number): Draft {
  try {
    const kept = sessionStorage.getItem(storageKey(showId));
    const draft: Draft = kept ? { ...emptyDraft(), ...JSON.parse(kept) } : emptyDraft();
    // What was sent must be sent again as it was.
    if (draft.sent) return draft;
    // The show may have another hall since it was kept.
    return { ...draft, seats: draft.seats.filter(({ seat }) => seat < hallSize) };
  } catch {
    return emptyDraft();
  }
}

/** Keeps a draft in this tab, where that is allowed. */
export function keepDraft(showId: string, draft: Draft): void {
  try {
    sessionStorage.setItem(storageKey(showId), JSON.stringify(draft));
  } catch {
    // Without storage the form still holds everything until the page is left.
  }
}

export function dropDraft(showId: string): void {
  try {
    sessionStorage.removeItem(storageKey(showId));
  } catch {
    // Nothing was kept.
  }
}

/** Keeps what was accepted into the queue, for the case that it is refused there. */
export function keepAcceptedDraft(showId: string, { seats, name, email }: BookSeatsValues): void {
  keepDraft(acceptedKey(showId), { ...emptyDraft(), seats, name, email });
}

/**
 * Makes what was accepted last the show's draft again, for these seats: with the ticket types and the
 * buyer that were asked for.
 */
export function restoreAcceptedDraft(showId: string, seats: number[]): void {
  const asked = readDraft(acceptedKey(showId), Number.POSITIVE_INFINITY);
  const typeOf = (seat: number) => asked.seats.find((one) => one.seat === seat)?.type ?? 'standard';
  const wanted = seats.map((seat) => ({ seat, type: typeOf(seat) }));
  keepDraft(showId, { ...asked, key: newKey(), seats: wanted });
}

const acceptedKey = (showId: string) => `${showId}-asked`;

const storageKey = (showId: string) => `rowlock-draft-1-${showId}`;
