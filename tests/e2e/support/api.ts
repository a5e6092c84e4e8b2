import { randomUUID } from 'node:crypto';
import { type APIRequestContext, type APIResponse, expect } from '@playwright/test';
import { expectDescribed, type Method } from './openapi';
import type { OwnShow } from './own-show';

export type Body = { seats: unknown; name: unknown; email: unknown };

/** A new buyer for each request, because the seats per buyer are limited. */
export const buyer = () => ({ name: 'Ana Pessoa', email: `${randomUUID()}@example.com` });

/** The body of a booking request, with a new buyer unless one is given. */
export const asking = (seats: unknown, changes: Partial<Body> = {}): Body => ({
  seats,
  ...buyer(),
  ...changes,
});

/** Sends a booking request as given, with a new key unless one is given. */
export function post(
  request: APIRequestContext,
  show: Pick<OwnShow, 'url'>,
  data: unknown,
  headers: Record<string, string> = { 'Idempotency-Key': randomUUID() },
): Promise<APIResponse> {
  return request.post(`${show.url}/bookings`, { data, headers });
}

/** Expects a documented RFC 9457 problem without internal details of the server. */
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
  expect(problem.detail, 'a helpful detail').toMatch(/^[A-Z“].{10,}[.!]$/s);
  expect(text).not.toMatch(
    / at .+:\d+:\d+|node_modules|select .* from|insert into|ECONN|postgres/i,
  );
  await expectDescribed(response, method);
  return problem;
}

export type Booked = Body & { token: string; email: string; name: string; reference: string };

/** Books a seat under a name and an address that tests can search for. */
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
