import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { seatAnswer } from './seat-answer';

const states = { plan: 'f'.repeat(64), version: `${'f'.repeat(64)}.7`, seats: 'ab'.repeat(5_000) };

test('states are written and compressed once for all who ask', async () => {
  const [first, ...others] = await Promise.all([1, 2, 3].map(() => seatAnswer(states, true)));
  for (const other of others) expect(other).toBe(first);
  expect(JSON.parse(gunzipSync(first ?? '').toString())).toEqual(states);
  expect(await seatAnswer(states, false)).toBe(await seatAnswer(states, false));
});

test('other states have their own answer', async () => {
  const changed = { ...states, seats: 'b'.repeat(10_000) };
  expect(JSON.parse(new TextDecoder().decode(await seatAnswer(changed, false)))).toEqual(changed);
  expect(JSON.parse(new TextDecoder().decode(await seatAnswer(states, false)))).toEqual(states);
});
