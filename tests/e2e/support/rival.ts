import { randomUUID } from 'node:crypto';
import { type APIRequestContext, expect } from '@playwright/test';

/** Books seats of a show as another buyer; returns the path of the booking. */
export async function rival(
  request: APIRequestContext,
  slug: string,
  seats: number[],
): Promise<string> {
  const answer = await request.post(`/api/shows/${slug}/bookings`, {
    headers: { 'Idempotency-Key': randomUUID() },
    data: { seats, name: 'A Rival', email: `rival-${randomUUID()}@example.com` },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return new URL((await answer.json()).link ?? answer.headers().location, answer.url()).pathname;
}
