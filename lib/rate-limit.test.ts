import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test, vi } from 'vitest';

process.env.DATABASE_URL ??= 'postgres://nobody@127.0.0.1:9/nothing';

/** The limits anew, under another configuration. */
async function load(env: Record<string, string>) {
  vi.resetModules();
  Object.assign(process.env, env);
  return import('./rate-limit');
}

const forwarded = (value: string) => new Headers({ 'x-forwarded-for': value });

beforeEach(() => {
  Object.assign(process.env, { BOOKINGS_PER_MINUTE: '3', READS_PER_MINUTE: '5' });
});

describe('who a client is', () => {
  test('without a proxy of ours nobody can say who they are', async () => {
    const { clientOf } = await load({ TRUSTED_PROXY_HOPS: '0' });
    for (const claim of ['203.0.113.7', randomUUID(), '']) {
      expect(clientOf(forwarded(claim))).toBe(clientOf(new Headers()));
    }
  });

  test('behind one proxy only the last address counts; further left are the client’s own words', async () => {
    const { clientOf } = await load({ TRUSTED_PROXY_HOPS: '1' });
    for (const claim of ['', '127.0.0.1, ', `${randomUUID()},`, ',,,']) {
      expect(clientOf(forwarded(`${claim}203.0.113.7 `))).toBe('203.0.113.7');
    }
    const several = new Headers([
      ['x-forwarded-for', '198.51.100.1'],
      ['x-forwarded-for', '203.0.113.7'],
    ]);
    expect(clientOf(several)).toBe('203.0.113.7');
  });

  test('behind two, the last but one', async () => {
    const { clientOf } = await load({ TRUSTED_PROXY_HOPS: '2' });
    expect(clientOf(forwarded('forged, 203.0.113.7, 10.0.0.1'))).toBe('203.0.113.7');
    expect(clientOf(forwarded('10.0.0.1'))).toBe(clientOf(new Headers()));
  });
});

test('a limit refuses what is over it, says for how long, and counts each client by itself', async () => {
  const { countRequest } = await load({ TRUSTED_PROXY_HOPS: '1' });
  const [one, other] = [forwarded(randomUUID()), forwarded(randomUUID())];
  const counts = await Promise.all(Array.from({ length: 10 }, () => countRequest('bookings', one)));
  expect(counts.filter((wait) => wait === 0)).toHaveLength(3);
  for (const wait of counts.filter((wait) => wait > 0)) expect(wait).toBeLessThanOrEqual(60);
  expect(await countRequest('bookings', other)).toBe(0);
  expect(await countRequest('reads', one)).toBe(0);
});
