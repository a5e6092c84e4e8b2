import { expect, it } from 'vitest';
import type { SeatStates } from '@/lib/visitors/seating/load-seat-states';
import { applyDelta, deltaOf, eventIdOf } from './delta';
import { encodeDelta } from './encode-events';

const PLAN = 'ab12'.repeat(16);
const at = (sum: number, seats: string, plan = PLAN): SeatStates => ({
  plan,
  version: `${plan}.${sum}`,
  seats,
});

it('leads from one version to a later one and applies to no other', () => {
  const [from, to] = [at(10, 'aaaaa'), at(13, 'abaha')];
  const [id, delta] = [eventIdOf(to), deltaOf(from, to) ?? ''];
  expect([id, delta]).toEqual(['13.ab12', '3 1b3h']);
  expect(applyDelta(from, id, delta)).toEqual(to);
  expect(applyDelta(at(9, 'aaaaa'), id, delta)).toBeNull();
  expect(applyDelta(at(11, 'abaaa'), id, delta)).toBeNull();
  expect(applyDelta(at(10, 'aaaaa', 'cd34'.repeat(16)), id, delta)).toBeNull();
});

it('covers seats that changed and changed back', () => {
  const [from, to] = [at(4, 'ab'), at(6, 'ab')];
  expect(applyDelta(from, eventIdOf(to), deltaOf(from, to) ?? '')).toEqual(to);
});

it('is null between plans, backwards, or when a snapshot is shorter', () => {
  const other = at(11, 'aaaaa', 'cd34'.repeat(16));
  expect(deltaOf(at(10, 'aaaaa'), other)).toBeNull();
  expect(deltaOf(at(10, 'aaaaa'), at(9, 'baaaa'))).toBeNull();
  const [free, sold] = ['a'.repeat(2_000), 'b'.repeat(2_000)];
  expect(deltaOf(at(0, free), at(2_000, sold))).toBeNull();
});

it('has at most 40 bytes for one seat of the largest hall, as an HTTP chunk', () => {
  const from = at(999_998, 'a'.repeat(40_000));
  const to = at(999_999, `${from.seats.slice(1)}b`);
  const { chunk } = encodeDelta(eventIdOf(to), deltaOf(from, to) ?? '');
  expect(chunk.length).toBeLessThanOrEqual(40);
});
