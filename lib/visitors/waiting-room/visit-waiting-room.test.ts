import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeCookie } from '@/lib/http/cookie';
import { withRedis } from '@/lib/redis';
import { WaitingBrowser as Browser } from '@/tests/support/browser/waiting-browser';
import { makeShow, type ShowChanges } from '@/tests/support/data/make-show';
import { ownDatabase } from '@/tests/support/own-database';
import { flushRedis, redisCommand } from '@/tests/support/services/test-services';
import { admissionCookie, admissionCookieName, readAdmission } from './admission';
import { entryCookieName, makeEntryCookie, readQueueEntry } from './queue-entry';
import { queueKeys } from './run-queue-script';
import { startQueue } from './start-queue';

const database = await ownDatabase();
const { handle } = database;
beforeAll(async () => {
  const secret = { NEXTAUTH_SECRET: 'q8Zr2mWk0TtYv4LxN7bJ1cHs5dFgPa9e', TRUSTED_PROXY_HOPS: '1' };
  Object.assign(process.env, secret, { PLACES_PER_NETWORK: '5' });
});
beforeEach(async () => {
  await expect.poll(() => withRedis((redis) => redis.ping()), { timeout: 10_000 }).toBe('PONG');
});

/** A show with a queue that is marked as complete. */
async function show(changes: ShowChanges = {}): Promise<string> {
  const id = await makeShow(handle, 20, { admitAtOnce: 1, ...changes });
  const isKnown = async () => {
    await startQueue(id);
    return redisCommand('EXISTS', queueKeys(id).completeFrom);
  };
  await expect.poll(isKnown, { timeout: 20_000 }).toBe(1);
  return id;
}

const MINUTE = 60_000;
const soon = (minutes: number) => new Date(Date.now() + minutes * MINUTE);

it('is off for a show without a waiting room, and sets no cookie', async () => {
  const id = await makeShow(handle, 20);
  const ask = vi.spyOn(globalThis, 'fetch');
  expect(await new Browser().visit(id, true)).toEqual({
    ok: true,
    answer: { status: 'off' },
    cookies: [],
  });
  expect(ask).not.toHaveBeenCalled();
  ask.mockRestore();
  expect(await new Browser().visit('nosuch', true)).toEqual({ ok: false, reason: 'unknown_show' });
});

it('joins only on request, admits up to the limit, and lets the others wait', async () => {
  const id = await show();
  const [ana, ben, eve] = [new Browser(), new Browser(), new Browser()];
  expect(await ana.answer(id)).toMatchObject({ status: 'outside', ended: false, joinInMs: 0 });
  expect(ana.jar.size).toBe(0);
  expect(await ana.answer(id, true)).toMatchObject({ status: 'inside', renewAfterMs: MINUTE });
  expect(await ben.answer(id, true)).toMatchObject({ status: 'waiting', ahead: 0, total: 1 });
  expect(await eve.answer(id, true)).toMatchObject({ status: 'waiting', ahead: 1, total: 2 });
  const answer = await eve.answer(id);
  expect(answer).toMatchObject({ status: 'waiting', ahead: 1, expectedSeconds: 360 });
  expect('pollAfterMs' in answer && answer.pollAfterMs).toBeGreaterThan(3_000);
  expect('pollAfterMs' in answer && answer.pollAfterMs).toBeLessThan(5_000);
});

it('gives a thousand tabs of one browser one entry', async () => {
  const id = await show();
  await new Browser().answer(id, true);
  const eve = new Browser();
  await eve.answer(id, true);
  for (let round = 0; round < 50; round++) {
    await Promise.all(Array.from({ length: 20 }, () => eve.answer(id, true)));
  }
  expect(await eve.answer(id)).toMatchObject({ status: 'waiting', ahead: 0, total: 1 });
});

it('sets cookies that scripts cannot read', async () => {
  const visit = await new Browser().visit(await show(), true);
  if (!visit.ok) throw new Error(visit.reason);
  expect(visit.cookies.map(({ name }) => name.split('-')[1])).toEqual(['place', 'admission']);
  for (const cookie of visit.cookies) {
    expect(writeCookie(cookie)).toMatch(/; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
  }
});

describe('before the opening', () => {
  it('opens the queue an hour before the sale', async () => {
    const id = await show({ salesStart: soon(90) });
    const answer = await new Browser().answer(id, true);
    if (answer.status !== 'outside') throw new Error(answer.status);
    expect(answer.joinInMs / MINUTE).toBeCloseTo(30, 0);
    expect(answer.opensInMs / MINUTE).toBeCloseTo(90, 0);
  });

  it('hides the draw before the opening, and admits in its order afterwards', async () => {
    const salesStart = new Date(Date.now() + 4_000);
    const id = await show({ salesStart });
    const crowd = Array.from({ length: 12 }, () => new Browser());
    const told: { browser: Browser; afterMs: number }[] = [];
    for (const browser of crowd) {
      await browser.answer(id, true);
    }
    for (const browser of crowd) {
      const answer = await browser.answer(id);
      if (answer.status !== 'waiting') throw new Error(answer.status);
      expect(answer).toMatchObject({ ahead: null, total: 12, expectedSeconds: null });
      told.push({ browser, afterMs: answer.pollAfterMs - answer.opensInMs });
    }
    const drawn = told.sort((a, b) => a.afterMs - b.afterMs).map(({ browser }) => browser);
    expect(drawn).not.toEqual(crowd);
    await expect
      .poll(async () => (await drawn[0]?.answer(id))?.status, { timeout: 10_000 })
      .toBe('inside');
    const late = await new Browser().answer(id, true);
    expect(late).toMatchObject({ status: 'waiting', ahead: 11, total: 12 });
    const aheads = [];
    for (const browser of drawn.slice(1)) aheads.push(await browser.answer(id));
    expect(aheads.map((answer) => 'ahead' in answer && answer.ahead)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
  });
});

describe('new entries of one network', () => {
  it('are limited per show, whatever the address in the network', async () => {
    const [id, other] = [await show(), await show()];
    const join = (host: number, at = id) => new Browser(`203.0.113.${host}`).visit(at, true);
    const joined = [];
    for (const host of [1, 2, 3, 4, 5, 6, 7, 8]) joined.push(await join(host));
    expect(joined.filter(({ ok }) => ok)).toHaveLength(5);
    const refused = await join(9);
    expect(refused).toMatchObject({ ok: false, reason: 'network_full' });
    expect(refused.ok === false && 'retryAfter' in refused && refused.retryAfter).toBeGreaterThan(
      500,
    );
    expect(await join(9, other)).toMatchObject({ ok: true });
    expect(await new Browser('203.0.114.9').visit(id, true)).toMatchObject({ ok: true });
  });

  it('are limited per /48 too, at ten times the number', async () => {
    const id = await show();
    const join = (network: number) => new Browser(`2001:db8:7:${network}::1`).visit(id, true);
    const joined = [];
    for (let network = 1; network <= 60; network++) joined.push(await join(network));
    expect(joined.filter(({ ok }) => ok)).toHaveLength(50);
    expect(joined[59]).toMatchObject({ ok: false, reason: 'network_full' });
    expect(await new Browser('2001:db8:8:1::1').visit(id, true)).toMatchObject({ ok: true });
  });

  it('do not affect browsers that have an entry', async () => {
    const id = await show();
    const browsers = [1, 2, 3, 4, 5].map((host) => new Browser(`198.51.100.${host}`));
    for (const browser of browsers) await browser.visit(id, true);
    for (const browser of browsers)
      expect(await browser.visit(id, true)).toMatchObject({ ok: true });
  });
});

it('keeps an entry and its arrival for two days after the last visit', async () => {
  const HOUR = 60 * MINUTE;
  const id = await show();
  await new Browser().answer(id, true);
  const ana = new Browser();
  const old = { id: 'ana', arrivedAt: Date.now() - 60 * HOUR, signedAt: Date.now() - 30 * HOUR };
  const { name, value } = makeEntryCookie(id, old);
  ana.jar.set(name, value);
  expect(await ana.answer(id)).toMatchObject({ status: 'waiting' });
  const kept = readQueueEntry(id, ana.jar.get(entryCookieName(id)), Date.now() + 40 * HOUR);
  expect(kept).toMatchObject({ id: 'ana', arrivedAt: old.arrivedAt });
  const again = ana.jar.get(name);
  await ana.answer(id);
  expect(ana.jar.get(name)).toBe(again);
});

it('gives a new entry at the end of the queue after the old one was used', async () => {
  const id = await show();
  const [ana, ben] = [new Browser(), new Browser()];
  await ana.answer(id, true);
  await ben.answer(id, true);
  const place = readAdmission(id, ana.jar.get(admissionCookieName(id)))?.entryId ?? '';
  await redisCommand('ZADD', queueKeys(id).used, Date.now(), place);
  expect(await ana.answer(id)).toMatchObject({ status: 'outside', ended: true });
  expect(await ana.answer(id, true)).toMatchObject({ status: 'waiting', ahead: 1 });
});

it('does not accept the entry of an ended admission that Redis has lost', async () => {
  const id = await show();
  const ana = new Browser();
  await ana.answer(id, true);
  const admission = readAdmission(id, ana.jar.get(admissionCookieName(id)));
  if (!admission) throw new Error('not admitted');
  const ended = { ...admission, until: Date.now() - MINUTE };
  ana.jar.set(admissionCookieName(id), admissionCookie(id, ended).value);
  await flushRedis();
  await startQueue(id);
  expect(await ana.answer(id)).toMatchObject({ status: 'outside', ended: true });
  expect(await ana.answer(id, true)).toMatchObject({ status: 'inside' });
});

it('keeps entries and admits nobody while the queue is incomplete', async () => {
  const id = await show();
  const [ana, ben] = [new Browser(), new Browser()];
  await ana.answer(id, true);
  await ben.answer(id, true);
  await flushRedis();
  expect(await ben.answerOnce(id)).toMatchObject({ status: 'still' });
  expect(await ana.answer(id)).toMatchObject({ status: 'inside' });
});

it('keeps the queue while sales are paused, and ends it with the sale', async () => {
  const paused = await show({ status: 'paused' });
  expect(await new Browser().answer(paused, true)).toMatchObject({
    status: 'waiting',
    isPaused: true,
  });
  const over = await show({ salesEnd: soon(-1), salesStart: soon(-60) });
  expect(await new Browser().answer(over, true)).toEqual({ status: 'over', reason: 'ended' });
  const cancelled = await show({ status: 'cancelled' });
  expect(await new Browser().answer(cancelled, true)).toEqual({
    status: 'over',
    reason: 'cancelled',
  });
});
