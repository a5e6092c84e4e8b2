import type { IncrementalCacheValue } from 'next/dist/server/response-cache';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { metrics } from '@/lib/metrics';
import { withRedis } from '@/lib/redis';
import { makeNextCache } from '@/lib/visitors/cache/next-cache';
import { makeTagMarks, tagMarks } from '@/lib/visitors/cache/tag-marks';
import { type Services, startServices } from '@/scripts/services/start-services';
import { faultFolder } from '@/tests/support/services/test-services';

const KEY = '/shows/a-show';
const asPage = { kind: 'APP_PAGE' };
const expire = (tag: string) => tagMarks().mark([tag], 'expired');
const POLL = { timeout: 20_000, interval: 50 };

let services: Services;
beforeAll(async () => {
  services = await startServices({ dataDir: faultFolder(), withStandby: false });
  Object.assign(process.env, services.env);
});
beforeEach(() => expect.poll(() => expire('warm-up'), POLL).toBe(true));
afterAll(() => services.stop());

const page = (html: string) =>
  ({
    kind: 'APP_PAGE',
    html,
    headers: { 'x-next-cache-tags': 'show:a' },
    status: 200,
  }) as unknown as IncrementalCacheValue;

/** A cache instance that shares this process's invalidations. */
const makeLocalCache = (build: string) => makeNextCache(build, tagMarks());
type Cache = ReturnType<typeof makeLocalCache>;

async function store(cache: Cache, html: string): Promise<void> {
  await cache.get(KEY, asPage);
  await cache.set(KEY, page(html), { cacheControl: { revalidate: 30, expire: 60 } });
}

async function read(cache: Cache): Promise<string | undefined> {
  const value = (await cache.get(KEY, asPage))?.value;
  return value && 'html' in value ? String(value.html) : undefined;
}

async function countLost(): Promise<number> {
  const { values } = await metrics().lostInvalidations.get();
  return values.find(({ labels }) => labels.kind === 'tag')?.value ?? 0;
}

/** Marks are read again after 100 ms. */
const waitForMarks = () => new Promise((resolve) => setTimeout(resolve, 110));

test('Redis killed: own pages stay, own invalidations work and failures are counted, and it recovers', async () => {
  const a = makeLocalCache('killed');
  await store(a, 'one');
  await services.redis?.server.kill();
  await waitForMarks();
  expect(await read(a)).toBe('one');

  const before = await countLost();
  expect(await expire('show:a')).toBe(false);
  expect(await countLost()).toBe(before + 1);
  expect(await read(a)).toBeUndefined();
  await store(a, 'two');
  expect(await read(a)).toBe('two');

  await services.redis?.server.start();
  await expect.poll(() => expire('other'), POLL).toBe(true);
  await store(a, 'three');
  await waitForMarks();
  expect(await read(a)).toBe('three');
  const b = makeNextCache('killed', makeTagMarks());
  expect(await read(b)).toBe('three');
  await expire('show:a');
  await waitForMarks();
  expect([await read(a), await read(b)]).toEqual([undefined, undefined]);
});

test('Redis frozen: no call waits for long, and later invalidations of others arrive', async () => {
  const a = makeLocalCache('frozen');
  await store(a, 'one');
  const pid = services.redis?.server.pid() ?? 0;
  process.kill(pid, 'SIGSTOP');
  try {
    for (let n = 0; n < 5; n++) {
      await waitForMarks();
      expect(await read(a)).toBe('one');
    }
    // A sale continues meanwhile, and all of its invalidations are lost.
    for (let n = 0; n < 1_100; n++) expect(await expire('show:a')).toBe(false);
    await store(a, 'two');
    expect(await read(a)).toBe('two');
  } finally {
    process.kill(pid, 'SIGCONT');
  }
  await expect.poll(() => withRedis((redis) => redis.ping()), POLL).toBe('PONG');
  await waitForMarks();
  await store(a, 'three');
  expect(await makeTagMarks().mark(['show:a'], 'expired')).toBe(true);
  await waitForMarks();
  expect(await read(a)).toBeUndefined();
});
