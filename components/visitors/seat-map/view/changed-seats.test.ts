import { expect, it } from 'vitest';
import { changedSeats } from './changed-seats';

it('names each seat that changed, in order, and none when none did', () => {
  expect(changedSeats('aabax', 'aabax')).toEqual([]);
  expect(changedSeats('aabax', 'baaax')).toEqual([0, 2]);
  expect(changedSeats('aaaaa', 'aaaab')).toEqual([4]);
});
