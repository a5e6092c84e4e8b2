import { unstable_isUnrecognizedActionError } from 'next/navigation';
import type { BookSeatsAction, BookSeatsState } from '@/lib/visitors/bookings/book-seats-state';
import type { Draft } from './draft';

/** After this long without an answer the outcome counts as unknown, in milliseconds. */
const PATIENCE = 20_000;

export type Sent =
  | { ok: true; answer: BookSeatsState }
  /** `lost`: sent, no answer. `late`: no answer yet. `outdated`: the server no longer knows this page's form. */
  | { ok: false; reason: 'lost' | 'late' | 'outdated' };

/** Sends a draft to `bookSeats`; never throws. */
export async function sendDraft(
  action: BookSeatsAction,
  showId: string,
  draft: Draft,
): Promise<Sent> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Sent>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, reason: 'late' }), PATIENCE);
  });
  const sent = action({ status: 'idle' }, formOf(showId, draft)).then(
    (answer): Sent => ({ ok: true, answer }),
    (error): Sent => {
      const outdated = unstable_isUnrecognizedActionError(error);
      return { ok: false, reason: outdated ? 'outdated' : 'lost' };
    },
  );
  const first = await Promise.race([sent, late]);
  clearTimeout(timer);
  return first;
}

function formOf(showId: string, { key, seats, name, email }: Draft): FormData {
  const form = new FormData();
  form.set('show', showId);
  form.set('key', key);
  form.set('name', name);
  form.set('email', email);
  for (const { seat, type } of seats) {
    form.append('seat', String(seat));
    form.set(`type-${seat}`, type);
  }
  return form;
}
