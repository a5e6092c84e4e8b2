import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cachedFor } from './cached-for';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

test('reads a key once, however many calls come while the read is under way', async () => {
  const read = vi.fn(async (key: string) => key.toUpperCase());
  const cached = cachedFor({ ttlMs: 10, maxEntries: 10 }, read);
  expect(await Promise.all([cached('a'), cached('a'), cached('b')])).toEqual(['A', 'A', 'B']);
  expect(read).toHaveBeenCalledTimes(2);
});

test('shares a read that takes longer than the TTL', async () => {
  const read = vi.fn(async () => 1);
  const cached = cachedFor({ ttlMs: 10, maxEntries: 10 }, read);
  const first = cached('a');
  vi.advanceTimersByTime(11);
  await Promise.all([first, cached('a')]);
  expect(read).toHaveBeenCalledTimes(1);
});

test('reads again after the TTL', async () => {
  let reads = 0;
  const cached = cachedFor({ ttlMs: 10, maxEntries: 10 }, async () => ++reads);
  expect(await cached('a')).toBe(1);
  vi.advanceTimersByTime(9);
  expect(await cached('a')).toBe(1);
  vi.advanceTimersByTime(1);
  expect(await cached('a')).toBe(2);
});

test('does not keep a failed read, nor a result that must not be kept', async () => {
  const results = [Promise.reject(new Error('lost')), Promise.resolve(null), Promise.resolve(3)];
  const cached = cachedFor(
    { ttlMs: 10, maxEntries: 10, keeps: (value) => value !== null },
    () => results.shift() as Promise<number | null>,
  );
  await expect(cached('a')).rejects.toThrow('lost');
  expect(await cached('a')).toBeNull();
  expect(await cached('a')).toBe(3);
  expect(await cached('a')).toBe(3);
});

test('drops the least recently used key', async () => {
  const read = vi.fn(async (key: string) => key);
  const cached = cachedFor({ ttlMs: 10, maxEntries: 2 }, read);
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await cached(key);
  expect(read.mock.calls.map(([key]) => key)).toEqual(['a', 'b', 'c', 'b']);
});
