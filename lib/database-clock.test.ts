import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { type FaultyProxy, startProxy } from '@/tests/support/faults/faulty-proxy';
import { ownDatabase } from '@/tests/support/own-database';
import { databaseNow } from './database-clock';

const database = await ownDatabase();
let proxy: FaultyProxy;
beforeAll(async () => {
  proxy = await startProxy(database.url);
  Object.assign(process.env, { DATABASE_URL: proxy.url });
});
afterAll(async () => {
  await proxy.close();
});
afterEach(() => {
  vi.useRealTimers();
});

const HOUR = 3_600_000;
const setClock = (ms: number) => vi.useFakeTimers({ toFake: ['Date'], now: ms });

it('reads the clock again soon after a failed read', async () => {
  const truth = Date.now();
  const late = () => databaseNow().then((now) => Math.round((now - truth) / HOUR));
  proxy.setMode('hang up');
  setClock(truth + 2 * HOUR);
  expect(await late()).toBe(2);
  proxy.setMode('forwarding');
  await expect.poll(late, { timeout: 20_000, interval: 200 }).toBe(0);
});

it('does not depend on changes of the machine’s clock', async () => {
  const before = await databaseNow();
  for (const step of [2 * HOUR, -2 * HOUR]) {
    setClock(before + step);
    expect(Math.abs((await databaseNow()) - before)).toBeLessThan(HOUR);
  }
});
