import { expect, it } from 'vitest';
import { positionMessage, shareOfWait, waitMessage } from './request-messages';

it.each([
  [null, null, 'Your position in the queue is not known yet.', ''],
  [0, 0, 'You are next.', ''],
  [1, 3, 'One request is ahead of yours.', 'This takes a few seconds.'],
  [19, 45, '19 requests are ahead of yours.', 'This takes less than a minute.'],
  [1_234, 61, 'About 1,200 requests are ahead of yours.', 'This takes about 2 minutes.'],
  [
    19_960,
    null,
    'About 20,000 requests are ahead of yours.',
    'Requests are not being processed at the moment. Yours keeps its position.',
  ],
])('describes %s requests ahead and a wait of %s s', (before, seconds, position, wait) => {
  expect([positionMessage({ before, seconds }), waitMessage({ before, seconds })]).toEqual([
    position,
    wait,
  ]);
});

it('computes the share of the wait that is over', () => {
  expect(shareOfWait({ before: 10, seconds: 30 }, 10_000)).toBe(0.25);
  expect(shareOfWait({ before: 0, seconds: 0 }, 10_000)).toBe(1);
  expect(shareOfWait({ before: 10, seconds: null }, 10_000)).toBeNull();
  // The browser's clock may be behind the server's.
  expect(shareOfWait({ before: 10, seconds: 30 }, -10_000)).toBe(0);
});
