import { afterEach, expect, it, vi } from 'vitest';

const GIVEN = '0f3a5c7e9b1d2f4a6c8e0b2d4f6a8c0e';

afterEach(() => vi.resetModules());

/** The module as a process with so many proxies in front has it. */
async function behind(proxies: number) {
  vi.stubEnv('DATABASE_URL', 'postgres://nobody@127.0.0.1:9/nothing');
  vi.stubEnv('TRUSTED_PROXY_HOPS', String(proxies));
  return import('./request-id');
}

it("takes our proxy's id", async () => {
  const { requestIdOf } = await behind(1);
  expect(requestIdOf(new Headers({ 'x-request-id': GIVEN }))).toBe(GIVEN);
});

it('believes nobody without a proxy of ours, and makes an id', async () => {
  const { requestIdOf } = await behind(0);
  const id = requestIdOf(new Headers({ 'x-request-id': GIVEN }));
  expect(id).not.toBe(GIVEN);
  expect(id).toMatch(/^[0-9a-f]{32}$/);
});

it.each(['', 'short', 'a'.repeat(41), 'line\tbreak12', '{"a":"bcdefgh"}'])(
  'does not let %j into the log',
  async (given) => {
    const { requestIdOf } = await behind(1);
    expect(requestIdOf(new Headers({ 'x-request-id': given }))).toMatch(/^[0-9a-f]{32}$/);
  },
);

it('is known to everything that works on the request, and to nothing else', async () => {
  const { requestId, withRequestId } = await behind(1);
  const headers = new Headers({ 'x-request-id': GIVEN });
  const inside = await withRequestId(headers, async () => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    return requestId();
  });
  expect(inside).toBe(GIVEN);
  expect(requestId()).toBeUndefined();
});
