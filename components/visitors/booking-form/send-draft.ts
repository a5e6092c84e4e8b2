import { unstable_isUnrecognizedActionError } from 'next/navigation';
import type { BookSeatsAction, BookSeatsState } from '@/lib/visitors/bookings/book-seats-state';
import type { Draft } from './draft';

/** Timeout of an action; after it the outcome is unknown. */
const SEND_TIMEOUT_MS = 20_000;

export type SendResult =
  | { ok: true; answer: BookSeatsState }
  /** `lost`: the connection broke. `late`: timeout. `outdated`: a newer release does not know this page's action. */
  | { ok: false; reason: 'lost' | 'late' | 'outdated' };

/** Sends a draft to `bookSeats`; never throws. */
export async function sendDraft(
  action: BookSeatsAction,
  showId: string,
  draft: Draft,
): Promise<SendResult> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<SendResult>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, reason: 'late' }), SEND_TIMEOUT_MS);
  });
  const sent = action({ status: 'idle' }, toFormData(showId, draft)).then(
    (answer): SendResult => ({ ok: true, answer }),
    (error): SendResult => {
      const outdated = unstable_isUnrecognizedActionError(error);
      return { ok: false, reason: outdated ? 'outdated' : 'lost' };
    },
  );
  const first = await Promise.race([sent, late]);
  clearTimeout(timer);
  return first;
}

function toFormData(showId: string, { key, seats, name, email }: Draft): FormData {
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
