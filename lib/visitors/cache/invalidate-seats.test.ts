import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { withRedis } from '@/lib/redis';
import { testServices } from '@/tests/support/services/test-services';
import { currentGeneration } from './generation';
import { invalidateSeats } from './invalidate-show';
import { makeTagMarks } from './tag-marks';
import { showTag } from './tags';

/** Calls that reached Redis' REST address: method and path. */
const calls: string[] = [];
let counting: Server;
const listening = new AbortController();

beforeAll(async () => {
  const { redisUrl, redisToken } = testServices();
  counting = createServer((asked, answer) => {
    calls.push(`${asked.method} ${asked.url}`);
    const { method, headers } = asked;
    const passedOn = request(redisUrl + asked.url, { method, headers }, (response) => {
      answer.writeHead(response.statusCode ?? 500, response.headers);
      response.pipe(answer);
    });
    asked.pipe(passedOn);
  });
  await new Promise<void>((resolve) => counting.listen(0, '127.0.0.1', resolve));
  const { port } = counting.address() as AddressInfo;
  process.env.DATABASE_URL = 'postgres://nobody@127.0.0.1:9/nothing';
  process.env.UPSTASH_REDIS_REST_URL = `http://127.0.0.1:${port}`;
  process.env.UPSTASH_REDIS_REST_TOKEN = redisToken;
});
// On a busy machine the first connection may take longer than the timeout.
beforeEach(() =>
  expect.poll(() => withRedis((redis) => redis.ping()), { timeout: 10_000 }).toBe('PONG'),
);
afterAll(() => {
  listening.abort();
  counting.close();
  counting.closeAllConnections();
});

test('renews the generation and publishes the hint in one call of Redis', async () => {
  const before = await currentGeneration('abc123');
  const received = hints();
  await received.next();
  calls.length = 0;
  const since = Date.now();

  await invalidateSeats('abc123');

  expect(calls).toEqual(['POST /pipeline']);
  const { value } = await received.next();
  const [, showId, at] = /^data: message,seats-changed,(\S+) (\d+)$/m.exec(value ?? '') ?? [];
  expect(showId).toBe('abc123');
  expect(Number(at)).toBeGreaterThanOrEqual(since);
  expect(await currentGeneration('abc123')).not.toBe(before);
});

test('makes the pages of the show stale in every process', async () => {
  const elsewhere = makeTagMarks();
  const { position } = await elsewhere.standing([showTag('abc123')]);
  await invalidateSeats('abc123');
  await expect
    .poll(async () => (await elsewhere.standing([showTag('abc123')])).stale)
    .toBeGreaterThan(position);
  expect((await elsewhere.standing([showTag('abc123')])).expired).toBe(0);
});

/** Messages of the channel, its own greeting first, without other tests' shows. */
async function* hints(): AsyncGenerator<string> {
  const { redisUrl, redisToken } = testServices();
  const response = await fetch(`${redisUrl}/subscribe/seats-changed`, {
    headers: { authorization: `Bearer ${redisToken}` },
    signal: listening.signal,
  });
  const texts = response.body?.pipeThrough(new TextDecoderStream()) ?? [];
  for await (const text of texts as AsyncIterable<string>) {
    if (text.includes('subscribe,') || text.includes('abc123')) yield text;
  }
}
