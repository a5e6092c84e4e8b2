import { expect, it } from 'vitest';
import { deferred } from '@/tests/support/deferred';
import { repeat } from './start-scheduler';

it('runs every job repeatedly, also if another one fails', async () => {
  let failed = 0;
  let ran = 0;
  const enough = deferred();
  const { stop } = repeat(
    [
      {
        name: 'fails',
        run: async () => {
          failed += 1;
          throw new Error('on purpose');
        },
      },
      {
        name: 'works',
        run: async () => {
          ran += 1;
          if (ran === 3) enough.resolve();
        },
      },
    ],
    1,
  );
  await enough.promise;
  await stop();
  expect(failed).toBe(ran);
});

it('never runs a job twice at once; stop waits for its end, and no round follows', async () => {
  const begun = deferred();
  const over = deferred();
  let running = 0;
  let most = 0;
  let rounds = 0;
  const { stop } = repeat(
    [
      {
        name: 'long',
        run: async () => {
          rounds += 1;
          running += 1;
          most = Math.max(most, running);
          begun.resolve();
          await over.promise;
          running -= 1;
        },
      },
    ],
    1,
  );
  await begun.promise;
  const stopped = stop();
  over.resolve();
  await stopped;
  expect(running).toBe(0);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect({ rounds, most }).toEqual({ rounds: 1, most: 1 });
});
