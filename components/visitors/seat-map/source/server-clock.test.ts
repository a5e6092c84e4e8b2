import { expect, it } from 'vitest';
import { ServerClock } from './server-clock';

it('follows the server instead of the device, and the latest of several times', () => {
  const clock = new ServerClock();
  expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1_000);
  const hourAgo = Date.now() - 3_600_000;
  clock.sync(hourAgo);
  expect(clock.now() - hourAgo).toBeLessThan(1_000);
  clock.sync(hourAgo + 700);
  clock.sync(hourAgo - 5_000);
  clock.sync(Number.NaN);
  const ahead = clock.now() - hourAgo;
  expect(ahead).toBeGreaterThanOrEqual(700);
  expect(ahead).toBeLessThan(1_700);
});
