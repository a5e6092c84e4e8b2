import { Redis } from '@upstash/redis';
import { beforeEach, expect, test, vi } from 'vitest';
import { flushRedis, testServices } from '@/tests/support/services/test-services';

const { redisUrl: url, redisToken: token } = testServices();
const redis = new Redis({ url, token, retry: false });
const plain = new Redis({ url, token, retry: false, responseEncoding: false });
const channel = `bridge-test-${process.pid}`;

beforeEach(flushRedis);

const post = (path: string, body: unknown, bearer = token) =>
  fetch(`${url}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bearer}` },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

test.each([
  ['base64', redis],
  ['plain', plain],
])('values come back as they were stored (%s)', async (_, client) => {
  for (const value of ['OK', 'T0s=', '', '42', 'Ünïcödé 🎭', 'a\r\nb\0c', '"', '[1]']) {
    await client.set('k', JSON.stringify(value));
    expect(await client.get('k')).toBe(value);
  }
  await client.set('object', { a: [1, null, 'OK'] });
  expect(await client.get('object')).toEqual({ a: [1, null, 'OK'] });
  expect(await client.get('missing')).toBeNull();
  expect(await client.incr('n')).toBe(1);
  expect(await client.set('k', 'v')).toBe('OK');
  expect(await client.ping()).toBe('PONG');
  expect(await client.set('k', 'w', { nx: true })).toBeNull();
});

test('lists, hashes and nested replies keep their shape', async () => {
  await redis.rpush<unknown>('list', 'OK', 'two', 3);
  expect(await redis.lrange('list', 0, -1)).toEqual(['OK', 'two', 3]);
  await redis.hset('hash', { a: 'x', b: 'OK' });
  expect(await redis.hgetall('hash')).toEqual({ a: 'x', b: 'OK' });
  const nested = await redis.eval('return {1, {"deep", {"OK"}}, false}', [], []);
  expect(nested).toEqual([1, ['deep', ['OK']], null]);
});

test('transfers a value of a megabyte', async () => {
  const value = 'ä'.repeat(500_000);
  await redis.set('large', value);
  expect(await redis.get('large')).toBe(value);
});

test('a pipeline returns results and errors in the order of its commands', async () => {
  const response = await post('/pipeline', [
    ['SET', 'k', 'v'],
    ['LPUSH', 'k', 'x'],
    ['GET', 'k'],
  ]);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual([
    { result: 'OK' },
    { error: expect.stringContaining('WRONGTYPE') },
    { result: 'v' },
  ]);
});

test('concurrent commands share a pipeline and each gets its own result', async () => {
  await Promise.all(Array.from({ length: 500 }, (_, i) => redis.set(`k${i}`, `v${i}`)));
  const values = await Promise.all(Array.from({ length: 500 }, (_, i) => redis.get(`k${i}`)));
  expect(values).toEqual(Array.from({ length: 500 }, (_, i) => `v${i}`));
});

test('no command of another caller runs inside a transaction', async () => {
  await redis.set('n', 0);
  const transactions = Array.from({ length: 50 }, () => redis.multi().incr('n').incr('n').exec());
  const others = Array.from({ length: 50 }, (_, i) => redis.set(`other${i}`, i));
  const results = await Promise.all(transactions);
  await Promise.all(others);
  // No gap within a pair: no other command ran in between.
  for (const [first, second] of results) expect(second).toBe((first as number) + 1);
  expect(await redis.get('n')).toBe(100);
});

test('a transaction with an invalid command changes nothing', async () => {
  const response = await post('/multi-exec', [['SET', 'k', 'v'], ['NOSUCHCOMMAND']]);
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({ error: expect.stringContaining('EXECABORT') });
  expect(await redis.get('k')).toBeNull();
});

test('refuses invalid requests with an error message', async () => {
  const refused = async (response: Response) => [response.status, await response.json()];
  const error = (words: string) => ({ error: expect.stringContaining(words) });
  expect(await refused(await post('/', ['NOSUCHCOMMAND']))).toEqual([
    400,
    error('unknown command'),
  ]);
  expect(await refused(await post('/', []))).toEqual([400, error('empty command')]);
  expect(await refused(await post('/', '{'))).toEqual([400, error('JSON')]);
  expect(await refused(await post('/pipeline', {}))).toEqual([400, error('array of commands')]);
  expect(await refused(await post('/', ['PING'], 'wrong'))).toEqual([401, error('Unauthorized')]);
  expect(await refused(await post('/nowhere', [['PING']]))).toEqual([404, error('unknown path')]);
  await expect(redis.lpush('k', 1).then(() => redis.get('k'))).rejects.toThrow(/WRONGTYPE/);
});

test('a subscriber receives the messages of its channel only', async () => {
  const subscriber = redis.subscribe<{ show: string }>([channel]);
  const received: unknown[] = [];
  subscriber.on('message', ({ message }) => received.push(message));
  await new Promise<void>((resolve) => subscriber.on('subscribe', () => resolve()));

  expect(await redis.publish(`${channel}-other`, { show: 'no' })).toBe(0);
  expect(await redis.publish(channel, { show: 'yes', title: 'Über, alles' })).toBe(1);
  expect(await redis.publish(channel, 'plain, with commas')).toBe(1);
  await vi.waitFor(() => expect(received).toHaveLength(2));
  expect(received).toEqual([{ show: 'yes', title: 'Über, alles' }, 'plain, with commas']);

  await subscriber.unsubscribe();
  // Closing the stream must close the socket to Redis.
  await vi.waitFor(async () => expect(await redis.publish(channel, 'gone')).toBe(0));
});
