import type { BookSeatsValues } from '@/lib/visitors/bookings/book-seats-state';

/** A booking form as the tab stores it until the outcome is known. */
export type Draft = BookSeatsValues & {
  /** The idempotency key; made before the first send, changed only by an answer. */
  key: string;
  /** Whether it was sent without an answer: it may be booked, so only the same form may be sent again. */
  sent: boolean;
  /** Whether to send it as soon as the page has reloaded, because the visitor pressed the button. */
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
 * Reads a show's draft from this tab, for a hall with `hallSize` seats. Returns an empty draft if there
 * is none or the browser allows no storage.
 */
export function readDraft(showId: string, hallSize: number): Draft {
  try {
    const kept = sessionStorage.getItem(storageKey(showId));
    const draft: Draft = kept ? { ...emptyDraft(), ...JSON.parse(kept) } : emptyDraft();
    // A retry under the same key must send the same form.
    if (draft.sent) return draft;
    // The show may have got another plan since.
    return { ...draft, seats: draft.seats.filter(({ seat }) => seat < hallSize) };
  } catch {
    return emptyDraft();
  }
}

/** Stores a draft in this tab, if the browser allows it. */
export function keepDraft(showId: string, draft: Draft): void {
  try {
    sessionStorage.setItem(storageKey(showId), JSON.stringify(draft));
  } catch {
    // Without storage the draft lasts until the page is closed.
  }
}

export function dropDraft(showId: string): void {
  try {
    sessionStorage.removeItem(storageKey(showId));
  } catch {
    // Without storage there is nothing to remove.
  }
}

/** Stores a request that the booking queue accepted, in case it is refused later. */
export function keepAcceptedDraft(showId: string, { seats, name, email }: BookSeatsValues): void {
  keepDraft(acceptedKey(showId), { ...emptyDraft(), seats, name, email });
}

/** Makes a new draft for `seats` from the request accepted last, with its ticket types and buyer. */
export function restoreAcceptedDraft(showId: string, seats: number[]): void {
  const accepted = readDraft(acceptedKey(showId), Number.POSITIVE_INFINITY);
  const typeOf = (seat: number) =>
    accepted.seats.find((chosen) => chosen.seat === seat)?.type ?? 'standard';
  const restored = seats.map((seat) => ({ seat, type: typeOf(seat) }));
  keepDraft(showId, { ...accepted, key: newKey(), seats: restored });
}

const acceptedKey = (showId: string) => `${showId}-accepted`;

const storageKey = (showId: string) => `rowlock-draft-1-${showId}`;
