import { expect, it } from 'vitest';
import { expectedWords, isWorthSaying, people, placeWords, progressOf } from './line-words';

it('says a time as roughly as it can be known', () => {
  const said = [10, 60, 200, 1_260, 1_500, 3_500, 5_500, 12_600, 100_000].map(expectedWords);
  expect(said).toEqual([
    'less than a minute',
    'about a minute',
    'about 3 minutes',
    'about 20 minutes',
    'about 25 minutes',
    'about an hour',
    'about 1½ hours',
    'about 3½ hours',
    'more than a day',
  ]);
});

it('says where somebody stands', () => {
  const waiting = {
    status: 'waiting',
    expectedSeconds: null,
    opensInMs: 0,
    isPaused: false,
    isSoldOut: false,
    pollAfterMs: 4_000,
  } as const;
  const words = (ahead: number | null, total: number) => placeWords({ ...waiting, ahead, total });
  expect(words(0, 9)).toBe('You are next.');
  expect(words(1, 9)).toBe('One person is before you.');
  expect(words(1_459, 2_000)).toBe('1,459 people are before you.');
  expect(words(null, 1)).toBe('You are the first here.');
  expect(words(null, 2)).toBe('You wait with one person.');
  expect(people(1_000)).toBe('1,000 people');
});

it('goes from the end of the line to its front', () => {
  expect([9, 4.5, 0].map((ahead) => progressOf(ahead, 10))).toEqual([0, 50, 100]);
  expect(progressOf(0, 1)).toBe(100);
  // Redis counts who came back; nobody is drawn beyond the end.
  expect(progressOf(12, 10)).toBe(0);
});

it('speaks of a thousand steps about a dozen times', () => {
  let spoken = 1_000;
  const heard: number[] = [];
  for (let ahead = 999; ahead >= 0; ahead--) {
    if (!isWorthSaying(spoken, ahead)) continue;
    heard.push(ahead);
    spoken = ahead;
  }
  expect(heard).toEqual([500, 250, 125, 62, 31, 15, 7, 3, 2, 1, 0]);
});
