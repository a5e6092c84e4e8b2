import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { Attempt } from '../../support/history/check-history';

/** Long enough for a transaction's deadline and a retry on the other instance; after it the outcome is unknown. */
const ANSWER_TIMEOUT_MS = 25_000;

let people = 0;

/** Books seats through the API of an instance or of nginx, and returns the outcome that the buyer was told. */
export async function book(
  origin: string,
  slug: string,
  seats: number[],
  key: string = randomUUID(),
): Promise<Attempt & { email: string }> {
  const email = `person${people++}@example.com`;
  return { key, seats, email, reported: await sendBooking(origin, slug, seats, key, email) };
}

/** Sends the same request again with the same key. */
export async function bookAgain(
  origin: string,
  slug: string,
  { key, seats, email }: Attempt & { email: string },
): Promise<Attempt> {
  return { key, seats, reported: await sendBooking(origin, slug, seats, key, email) };
}

async function sendBooking(
  origin: string,
  slug: string,
  seats: number[],
  key: string,
  email: string,
): Promise<Attempt['reported']> {
  let response: Response;
  let body: { type?: string; seats?: number[] };
  try {
    response = await fetch(`${origin}/api/shows/${slug}/bookings`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({
        seats: seats.map((seat) => ({ seat, type: 'standard' })),
        name: 'Ana Person',
        email,
      }),
      signal: AbortSignal.timeout(ANSWER_TIMEOUT_MS),
    });
    body = (await response.json()) as typeof body;
  } catch {
    return 'unknown';
  }
  if (response.status === 201) return 'booked';
  if (body.type === 'urn:rowlock:seats_taken') return { taken: body.seats ?? [] };
  if (body.type === 'urn:rowlock:outcome_unknown') return 'unknown';
  if (response.status === 503) return 'not stored';
  throw new Error(`Unexpected answer: ${response.status} ${JSON.stringify(body)}`);
}

/** Lets buyers repeatedly book two neighbouring seats each until `stop`, which returns their attempts. */
export function startBuyers(origin: string, slug: string, seats: number, count = 6) {
  const history: Awaited<ReturnType<typeof book>>[] = [];
  let going = true;
  const buyers = Promise.all(
    Array.from({ length: count }, async () => {
      while (going) {
        const first = Math.floor(Math.random() * (seats - 1));
        history.push(await book(origin, slug, [first, first + 1]));
        await sleep(10);
      }
    }),
  );
  const stop = async () => {
    going = false;
    await buyers;
    return history;
  };
  onTestFinished(async () => void (await stop()));
  return { history, stop };
}
