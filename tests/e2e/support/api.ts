import { randomUUID } from 'node:crypto';
import { type APIRequestContext, type APIResponse, expect } from '@playwright/test';
import { expectDescribed, type Method } from './openapi';
import type { OwnShow } from './own-show';

export type Body = { seats: unknown; name: unknown; email: unknown };

/** A buyer of its own for every request: a buyer's seats of a show are limited. */
export const buyer = () => ({ name: 'Ana Pessoa', email: `${randomUUID()}@example.com` });

/** What a request to book seats says, with a buyer of its own unless one is named. */
export const asking = (seats: unknown, changes: Partial<Body> = {}): Body => ({
  seats,
  ...buyer(),
  ...changes,
});

/** Sends a request to book as it is given; a fresh key unless one is named. */
export function post(
  request: APIRequestContext,
  show: Pick<OwnShow, 'url'>,
  data: unknown,
  headers: Record<string, string> = { 'Idempotency-Key': randomUUID() },
): Promise<APIResponse> {
  return request.post(`${show.url}/bookings`, { data, headers });
}

/** A problem as RFC 9457 has it, documented, and without a word about the server's inside. */
export async function expectProblem(
  response: APIResponse,
  status: number,
  kind: string,
  method: Method = 'post',
): Promise<Record<string, unknown>> {
  const text = await response.text();
  expect(response.status(), text).toBe(status);
  expect(response.headers()['content-type']).toBe('application/problem+json');
  expect(response.headers()['cache-control']).toBe('no-store');
  const problem = JSON.parse(text);
  expect(problem).toMatchObject({ type: `urn:rowlock:${kind}`, status });
  expect(problem.detail, 'words that help').toMatch(/^[A-Z“].{10,}[.!]$/s);
  expect(text).not.toMatch(
    / at .+:\d+:\d+|node_modules|select .* from|insert into|ECONN|postgres/i,
  );
  await expectDescribed(response, method);
  return problem;
}

export type Booked = Body & { token: string; email: string; name: string; reference: string };

/** Books a seat for somebody with a name and an address that are found again wherever they turn up. */
export async function book(
  request: APIRequestContext,
  show: OwnShow,
  seat: number,
): Promise<Booked> {
  const asked = asking([seat], { name: `Quincy ${'abcdefghij'[seat % 10]} Secretname` });
  const answer = await post(request, show, asked);
  expect(answer.status()).toBe(201);
  return { ...asked, ...(await answer.json()) };
}
