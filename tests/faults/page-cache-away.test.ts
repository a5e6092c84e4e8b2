import type { IncrementalCacheValue } from 'next/dist/server/response-cache';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { metrics } from '@/lib/metrics';
import { withRedis } from '@/lib/redis';
import { makeNextCache } from '@/lib/visitors/cache/next-cache';
import { makeTagMarks, tagMarks } from '@/lib/visitors/cache/tag-marks';
import { type Services, startServices } from '@/scripts/services/start';
import { faultFolder } from '@/tests/support/services/test-services';

const KEY = '/shows/a-show';
const asPage = { kind: 'APP_PAGE' };
const expire = (tag: string) => tagMarks().mark([tag], 'expired');
const PATIENT = { timeout: 20_000, interval: 50 };

let services: Services;
beforeAll(async () => {
  services = await startServices({ dataDir: faultFolder(), withStandby: false });
  Object.assign(process.env, services.env);
});
beforeEach(() => expect.poll(() => expire('warm-up'), PATIENT).toBe(true));
afterAll(() => services.stop());

const page = (html: string) =>
  ({
    kind: 'APP_PAGE',
    html,
    headers: { 'x-next-cache-tags': 'show:a' },
    status: 200,
  }) as unknown as IncrementalCacheValue;

/** This process's cache of an instance of its own, which shares the process's invalidations. */
const here = (build: string) => makeNextCache(build, tagMarks());
type Cache = ReturnType<typeof here>;

async function make(cache: Cache, html: string): Promise<void> {
  await cache.get(KEY, asPage);
  await cache.set(KEY, page(html), { cacheControl: { revalidate: 30, expire: 60 } });
}

async function look(cache: Cache): Promise<string | undefined> {
  const value = (await cache.get(KEY, asPage))?.value;
  return value && 'html' in value ? String(value.html) : undefined;
}

async function lost(): Promise<number> {
  const { values } = await metrics().lostInvalidations.get();
  return values.find(({ labels }) => labels.kind === 'tag')?.value ?? 0;
}

const aLook = () => new Promise((resolve) => setTimeout(resolve, 110));

test('Redis killed: own pages stand, own invalidations hold and are counted, and it heals', async () => {
  const a = here('killed');
  await make(a, 'one');
  await services.redis?.server.kill();
  await aLook();
  expect(await look(a)).toBe('one');

  const before = await lost();
  expect(await expire('show:a')).toBe(false);
  expect(await lost()).toBe(before + 1);
  expect(await look(a)).toBeUndefined();
  await make(a, 'two');
  expect(await look(a)).toBe('two');

  await services.redis?.server.start();
  await expect.poll(() => expire('other'), PATIENT).toBe(true);
  await make(a, 'three');
  await aLook();
  expect(await look(a)).toBe('three');
  const b = makeNextCache('killed', makeTagMarks());
  expect(await look(b)).toBe('three');
  await expire('show:a');
  await aLook();
  expect([await look(a), await look(b)]).toEqual([undefined, undefined]);
});

test('Redis frozen: nobody waits for it for ever, and what others say later is heard', async () => {
  const a = here('frozen');
  await make(a, 'one');
  const pid = services.redis?.server.pid() ?? 0;
  process.kill(pid, 'SIGSTOP');
  try {
    for (let n = 0; n < 5; n++) {
      await aLook();
      expect(await look(a)).toBe('one');
    }
    // A sale goes on meanwhile, and every one of its invalidations is lost.
    for (let n = 0; n < 1_100; n++) expect(await expire('show:a')).toBe(false);
    await make(a, 'two');
    expect(await look(a)).toBe('two');
  } finally {
    process.kill(pid, 'SIGCONT');
  }
  await expect.poll(() => withRedis((redis) => redis.ping()), PATIENT).toBe('PONG');
  await aLook();
  await make(a, 'three');
  expect(await makeTagMarks().mark(['show:a'], 'expired')).toBe(true);
  await aLook();
  expect(await look(a)).toBeUndefined();
});
