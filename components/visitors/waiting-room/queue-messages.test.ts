import { expect, it } from 'vitest';
import {
  countPeople,
  describeWait,
  isWorthAnnouncing,
  outsideMessage,
  positionMessage,
  progressPercent,
  standstillMessage,
} from './queue-messages';

it('rounds a wait more the longer it is', () => {
  const said = [10, 60, 200, 1_260, 1_500, 3_500, 5_500, 12_600, 100_000].map(describeWait);
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

const waiting = {
  status: 'waiting',
  expectedSeconds: null,
  opensInMs: 0,
  isPaused: false,
  isSoldOut: false,
  pollAfterMs: 4_000,
} as const;

it('states the queue position', () => {
  const words = (ahead: number | null, total: number) =>
    positionMessage({ ...waiting, ahead, total });
  expect(words(0, 9)).toBe('You are next.');
  expect(words(1, 9)).toBe('One person is ahead of you.');
  expect(words(1_459, 2_000)).toBe('1,459 people are ahead of you.');
  expect(words(null, 1)).toBe('You are the first in the queue.');
  expect(words(null, 2)).toBe('One other person is waiting.');
  expect(countPeople(1_000)).toBe('1,000 people');
});

it('states why nobody is admitted, once positions are drawn', () => {
  const stands = (changes: object) =>
    standstillMessage({ ...waiting, ahead: 3, total: 9, ...changes });
  expect(stands({})).toBe('');
  expect(stands({ isPaused: true, isSoldOut: true })).toMatch(/^Sales are paused/);
  expect(stands({ isSoldOut: true })).toMatch(/^This show is sold out/);
  expect(stands({ isPaused: true, ahead: null })).toBe('');
});

it('mentions kept seats only when there are any', () => {
  const ended = {
    status: 'outside',
    ended: true,
    joinInMs: 0,
    opensInMs: 0,
    isSoldOut: false,
  } as const;
  expect(outsideMessage(ended)).toBe('To choose seats, join the queue again.');
  expect(outsideMessage(ended, true)).toMatch(/The seats that you chose are still selected\.$/);
});

it('progresses from the end of the queue to its front', () => {
  expect([9, 4.5, 0].map((ahead) => progressPercent(ahead, 10))).toEqual([0, 50, 100]);
  expect(progressPercent(0, 1)).toBe(100);
  // After a loss the position can exceed the total, and the bar must not.
  expect(progressPercent(12, 10)).toBe(0);
});

it('announces about a dozen of a thousand positions', () => {
  let spoken = 1_000;
  const heard: number[] = [];
  for (let ahead = 999; ahead >= 0; ahead--) {
    if (!isWorthAnnouncing(spoken, ahead)) continue;
    heard.push(ahead);
    spoken = ahead;
  }
  expect(heard).toEqual([500, 250, 125, 62, 31, 15, 7, 3, 2, 1, 0]);
});
