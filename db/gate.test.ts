import { expect, test } from 'vitest';
import { deferred } from '@/tests/support/deferred';
import { DatabaseBusyError } from './errors';
import { Gate } from './gate';

test('runs at most as many calls as the limit', async () => {
  const gate = new Gate(3, 10_000);
  let inside = 0;
  let most = 0;
  const calls = Array.from({ length: 20 }, (_, n) =>
    gate.enter(async () => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside--;
      if (n % 2) throw new Error('a failed call frees its place too');
    }),
  );
  await Promise.allSettled(calls);
  expect(most).toBe(3);
});

test('rejects a call that waited too long, and frees no place for it', async () => {
  const gate = new Gate(1, 20);
  const release = deferred();
  const inside = gate.enter(() => release.promise);
  await expect(gate.enter(async () => 'never')).rejects.toBeInstanceOf(DatabaseBusyError);
  release.resolve();
  await inside;
  expect(await gate.enter(async () => 'served')).toBe('served');
});

test('lets waiting calls run in order of arrival', async () => {
  const gate = new Gate(1, 10_000);
  const release = deferred();
  const order: number[] = [];
  const first = gate.enter(() => release.promise);
  const others = [1, 2, 3].map((n) => gate.enter(async () => order.push(n)));
  release.resolve();
  await Promise.all([first, ...others]);
  expect(order).toEqual([1, 2, 3]);
});
