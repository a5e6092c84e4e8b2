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
  const waits = [10, 60, 200, 1_260, 1_500, 3_500, 5_500, 12_600, 100_000].map(describeWait);
  expect(waits).toEqual([
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
  const message = (ahead: number | null, total: number) =>
    positionMessage({ ...waiting, ahead, total });
  expect(message(0, 9)).toBe('You are next.');
  expect(message(1, 9)).toBe('One person is ahead of you.');
  expect(message(1_459, 2_000)).toBe('1,459 people are ahead of you.');
  expect(message(null, 1)).toBe('You are the first in the queue.');
  expect(message(null, 2)).toBe('One other person is waiting.');
  expect(countPeople(1_000)).toBe('1,000 people');
});

it('states why nobody is admitted, once positions are drawn', () => {
  const message = (changes: object) =>
    standstillMessage({ ...waiting, ahead: 3, total: 9, ...changes });
  expect(message({})).toBe('');
  expect(message({ isPaused: true, isSoldOut: true })).toMatch(/^Sales are paused/);
  expect(message({ isSoldOut: true })).toMatch(/^This show is sold out/);
  expect(message({ isPaused: true, ahead: null })).toBe('');
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
  let last = 1_000;
  const announced: number[] = [];
  for (let ahead = 999; ahead >= 0; ahead--) {
    if (!isWorthAnnouncing(last, ahead)) continue;
    announced.push(ahead);
    last = ahead;
  }
  expect(announced).toEqual([500, 250, 125, 62, 31, 15, 7, 3, 2, 1, 0]);
});
