import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';

const GIVEN = '0f3a5c7e9b1d2f4a6c8e0b2d4f6a8c0e';

const forwarded = (value: string) => new Headers({ 'x-forwarded-for': value });

afterEach(() => vi.resetModules());

/** The module in a process with this many proxies in front. */
async function behind(proxies: number) {
  vi.stubEnv('DATABASE_URL', 'postgres://nobody@127.0.0.1:9/nothing');
  vi.stubEnv('TRUSTED_PROXY_HOPS', String(proxies));
  return import('./read-request');
}

describe('the client of a request', () => {
  it('is the same for everybody without a proxy of ours', async () => {
    const { clientOf } = await behind(0);
    for (const claim of ['203.0.113.7', randomUUID(), '']) {
      expect(clientOf(forwarded(claim))).toBe(clientOf(new Headers()));
    }
  });

  it('is the last address behind one proxy, whatever the client sent to its left', async () => {
    const { clientOf } = await behind(1);
    for (const claim of ['', '127.0.0.1, ', `${randomUUID()},`, ',,,']) {
      expect(clientOf(forwarded(`${claim}203.0.113.7 `))).toBe('203.0.113.7');
    }
    const several = new Headers([
      ['x-forwarded-for', '198.51.100.1'],
      ['x-forwarded-for', '203.0.113.7'],
    ]);
    expect(clientOf(several)).toBe('203.0.113.7');
  });

  it('is the last address but one behind two proxies', async () => {
    const { clientOf } = await behind(2);
    expect(clientOf(forwarded('forged, 203.0.113.7, 10.0.0.1'))).toBe('203.0.113.7');
    expect(clientOf(forwarded('10.0.0.1'))).toBe(clientOf(new Headers()));
  });
});

describe('the id of a request', () => {
  it('is the id that our proxy gave', async () => {
    const { requestIdOf } = await behind(1);
    expect(requestIdOf(new Headers({ 'x-request-id': GIVEN }))).toBe(GIVEN);
  });

  it('is a new one without a proxy of ours', async () => {
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
});
