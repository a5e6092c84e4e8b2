import { randomBytes } from 'node:crypto';
import type { IncrementalCacheValue } from 'next/dist/server/response-cache';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { withRedis } from '@/lib/redis';
import { flushRedis, testServices } from '@/tests/support/services/test-services';
import { makeNextCache } from './next-cache';
import { makeTagMarks } from './tag-marks';

beforeAll(() => {
  const { redisUrl, redisToken } = testServices();
  process.env.UPSTASH_REDIS_REST_URL = redisUrl;
  process.env.UPSTASH_REDIS_REST_TOKEN = redisToken;
  process.env.DATABASE_URL = 'postgres://nobody@127.0.0.1:9/nothing';
});
beforeEach(async () => {
  await flushRedis();
  // On a busy machine the first connection may outlast its patience.
  await expect.poll(() => withRedis((redis) => redis.ping()), { timeout: 10_000 }).toBe('PONG');
});

/** The cache of a process of its own. */
function newProcess(build = 'build') {
  const marks = makeTagMarks();
  return { ...makeNextCache(build, marks), mark: marks.mark };
}
type Process = ReturnType<typeof newProcess>;

const KEY = '/route-cache/APP_PAGE/hash/$/shows/a-show';
const lifetimes = { revalidate: 30, expire: 60 };
const asPage = { kind: 'APP_PAGE' };

const page = (html: string, tags: string, status = 200) =>
  ({
    kind: 'APP_PAGE',
    html,
    rscData: Buffer.from([0, 255, 10]),
    headers: { 'x-next-cache-tags': tags },
    postponed: undefined,
    status,
    segmentData: new Map([['/_tree', Buffer.from('tree')]]),
  }) as IncrementalCacheValue;

/** What Next would do with an answer: show it, show it and renew it, or make it first. */
async function look(of: Process, key = KEY) {
  const found = await of.get(key, asPage);
  if (!found?.value || !('html' in found.value)) return 'nothing';
  const isOld =
    performance.timeOrigin + performance.now() - found.lastModified > lifetimes.revalidate * 1_000;
  return isOld ? `${found.value.html}, to be renewed` : found.value.html;
}

/** A visit that makes the page when it has to. */
async function make(of: Process, html: string, options: { key?: string; status?: number } = {}) {
  const { key = KEY, status } = options;
  await of.get(key, asPage);
  await of.set(key, page(html, 'show:a,_N_T_/shows/x', status), { cacheControl: lifetimes });
}

/** A page younger than a second is left alone; what another process invalidated is known after 100 ms. */
const aSecond = () => new Promise((resolve) => setTimeout(resolve, 1_010));
const aLook = () => new Promise((resolve) => setTimeout(resolve, 110));
const number = async (key: string) => Number(await withRedis((redis) => redis.get<string>(key)));
const keys = async () => (await withRedis((redis) => redis.keys('*')))?.sort() ?? [];

describe('pages in several processes', () => {
  it('are shared with their buffers and maps unchanged', async () => {
    const [a, b] = [newProcess(), newProcess()];
    await make(a, 'one');
    expect(await look(b)).toBe('one');
    const value = (await b.get(KEY, asPage))?.value;
    expect(value).toEqual({ ...page('one', ''), headers: {} });
  });

  it('are gone in every process when one process expires a tag', async () => {
    const [a, b] = [newProcess(), newProcess()];
    await make(a, 'one');
    expect(await look(b)).toBe('one');
    await a.revalidateTag('show:a');
    await aLook();
    expect([await look(a), await look(b)]).toEqual(['nothing', 'nothing']);
    await make(b, 'two');
    expect([await look(a), await look(b)]).toEqual(['two', 'two']);
  });

  it('are shown once more and rendered again when a tag is stale', async () => {
    const [a, b] = [newProcess(), newProcess()];
    await make(a, 'one');
    expect(await look(b)).toBe('one');
    await aSecond();
    await a.revalidateTag(['show:a'], { expire: 31_536_000 });
    await aLook();
    expect([await look(a), await look(b)]).toEqual(Array(2).fill('one, to be renewed'));
    await make(b, 'two');
    expect([await look(a), await look(b)]).toEqual(['two', 'two']);
  });

  it('expire even if a stale mark follows before the next read', async () => {
    const [a, b] = [newProcess(), newProcess()];
    await make(a, 'one');
    expect(await look(b)).toBe('one');
    await a.mark(['show:a'], 'expired');
    await a.mark(['show:a'], 'stale');
    await aLook();
    expect(await look(b)).toBe('nothing');
  });

  it('are not shared between builds', async () => {
    await make(newProcess('first'), 'one');
    expect(await look(newProcess('second'))).toBe('nothing');
  });
});

describe('a page in Redis that cannot be read', () => {
  it('is rendered again', async () => {
    await make(newProcess(), 'one');
    const [name = ''] = (await keys()).filter((key) => key.startsWith('page:'));
    await withRedis((redis) => redis.set(name, 'of another Node', { ex: 60 }));
    const b = newProcess();
    expect(await look(b)).toBe('nothing');
    await make(b, 'two');
    expect(await look(newProcess())).toBe('two');
  });
});

describe('a page whose render started before an invalidation', () => {
  it('is stale in every process', async () => {
    const [a, b] = [newProcess(), newProcess()];
    await a.get(KEY, asPage);
    await b.mark(['show:a'], 'expired');
    await a.set(KEY, page('before', 'show:a'), { cacheControl: lifetimes });
    await aLook();
    expect([await look(a), await look(b)]).toEqual(['nothing', 'nothing']);
  });

  it('is stale too when it is data and two renders overlap', async () => {
    const a = newProcess();
    const data = { kind: 'FETCH', tags: ['show:a'], revalidate: 30 };
    const value = (body: string) =>
      ({
        kind: 'FETCH',
        data: { headers: {}, body, status: 200, url: '' },
        revalidate: 30,
      }) as IncrementalCacheValue;
    await a.get('data', data);
    await a.mark(['show:a'], 'expired');
    await a.get('data', data);
    await a.set('data', value('before'), { fetchCache: true, tags: ['show:a'] });
    expect(await a.get('data', data)).toBeNull();
    await a.set('data', value('after'), { fetchCache: true, tags: ['show:a'] });
    expect((await a.get('data', data))?.value).toEqual(value('after'));
  });

  it('is stale when Redis lost its memory during the render', async () => {
    const [a, b] = [newProcess(), newProcess()];
    await make(a, 'one');
    await look(b);
    await a.mark(['show:a'], 'stale');
    await flushRedis();
    await aSecond();
    expect(await look(b)).toBe('one, to be renewed');
  });

  it('is stale when the clock of the first process is ten minutes ahead', async () => {
    const [a, b] = [newProcess(), newProcess()];
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 600_000);
    await make(a, 'one');
    clock.mockRestore();
    await flushRedis();
    await b.mark(['show:other'], 'expired');
    await aLook();
    await make(a, 'two');
    await b.mark(['show:a'], 'expired');
    await aLook();
    expect(await look(a)).toBe('nothing');
  });
});

describe('a page whose new render failed', () => {
  it('is kept a little longer in that process and is fresh in none', async () => {
    const a = newProcess();
    await make(a, 'one');
    await aSecond();
    await a.mark(['show:a'], 'stale');
    const kept = await a.get(KEY, asPage);
    // Next gives back what it was given.
    await a.set(KEY, kept?.value ?? null, { cacheControl: { revalidate: 3, expire: 60 } });
    expect(await look(a)).toBe('one');
    expect(await look(newProcess())).toBe('one, to be renewed');
    await aSecond();
    const again = await a.get(KEY, asPage);
    const age = performance.timeOrigin + performance.now() - (again?.lastModified ?? 0);
    expect(age).toBeGreaterThan(3_000);
  });
});

describe('under continuous bookings', () => {
  it('renders a page at most once a second, with few calls for marks', async () => {
    const a = newProcess();
    await make(a, 'one');
    let renewals = 0;
    const begin = performance.now();
    while (performance.now() < begin + 2_500) {
      await a.revalidateTag(['show:a'], { expire: 31_536_000 });
      if ((await look(a)) === 'one, to be renewed') {
        renewals += 1;
        await make(a, 'one');
      }
    }
    const seconds = (performance.now() - begin) / 1_000;
    const marks = (await number('tags:count')) - (await number('tags:floor'));
    expect(renewals).toBeGreaterThanOrEqual(1);
    expect(renewals).toBeLessThanOrEqual(seconds);
    // Four a second, one at once, and the counter's own start.
    expect(marks).toBeLessThanOrEqual(4 * seconds + 2);
    // The last one has not been sent yet, and its key would disturb the next test.
    await new Promise((resolve) => setTimeout(resolve, 300));
  });
});

describe('what Redis stores', () => {
  it('has a TTL on every key and nothing for unknown addresses', async () => {
    const a = newProcess();
    await make(a, 'one');
    const before = await keys();
    for (let n = 0; n < 20; n++) await make(a, 'not found', { key: `/made/up/${n}`, status: 404 });
    expect(await look(a, '/made/up/3')).toBe('not found');
    expect(await keys()).toEqual(before);
    for (const key of before) {
      const seconds = await withRedis((redis) => redis.ttl(key));
      expect(seconds, key).toBeGreaterThan(0);
    }
  });

  it('excludes pages over the size limit', async () => {
    const a = newProcess();
    // Noise, which does not get smaller when it is packed.
    const noise = Array.from({ length: 10 }, () => randomBytes(60_000).toString('base64')).join('');
    await make(a, noise);
    expect(await look(a)).toBe(noise);
    expect((await keys()).filter((key) => key.startsWith('page:'))).toEqual([]);
    await make(a, noise.slice(0, 100_000), { key: '/lighter' });
    expect((await keys()).filter((key) => key.startsWith('page:'))).toHaveLength(1);
  });

  it('does not limit memory: a process drops the least recently used page first', async () => {
    const a = newProcess();
    const half = 'x'.repeat(1_000_000);
    for (let n = 0; n < 80; n++) await make(a, half, { key: `/${n}`, status: 404 });
    expect(a.sizeOft()).toBeLessThanOrEqual(64 * 1024 * 1024);
    expect(await look(a, '/0')).toBe('nothing');
    expect(await look(a, '/79')).toBe(half);
  });
});
