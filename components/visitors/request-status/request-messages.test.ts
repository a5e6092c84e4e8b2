import { expect, it } from 'vitest';
import { positionMessage, shareOfWait, waitMessage } from './request-messages';

it.each([
  [null, null, 'It waits for its turn.', ''],
  [0, 0, 'You are next.', ''],
  [1, 3, 'One request is before yours.', 'That takes a few seconds.'],
  [19, 45, '19 requests are before yours.', 'That takes less than a minute.'],
  [1_234, 61, 'About 1,200 requests are before yours.', 'That takes about 2 minutes.'],
  [
    19_960,
    null,
    'About 20,000 requests are before yours.',
    'Bookings do not move just now. Your request keeps its place.',
  ],
])('%s before it, %s s', (before, seconds, place, time) => {
  expect([positionMessage({ before, seconds }), waitMessage({ before, seconds })]).toEqual([
    place,
    time,
  ]);
});

it('has come as far as it has waited of all that it waits', () => {
  expect(shareOfWait({ before: 10, seconds: 30 }, 10_000)).toBe(0.25);
  expect(shareOfWait({ before: 0, seconds: 0 }, 10_000)).toBe(1);
  expect(shareOfWait({ before: 10, seconds: null }, 10_000)).toBeNull();
  // A clock of the browser's own may be behind.
  expect(shareOfWait({ before: 10, seconds: 30 }, -10_000)).toBe(0);
});
