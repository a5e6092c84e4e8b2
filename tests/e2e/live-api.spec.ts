import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, test } from '@playwright/test';
import { type LiveStream, openLive } from './support/live-stream';
import { expectDescribed } from './support/openapi';
import { dropShows, makeShow, type OwnShow } from './support/own-show';
import { raw } from './support/raw';
import { rival } from './support/rival';
import { type SecondSite, serveSecond } from './support/second-site';

const site = process.env.BASE_URL ?? '';
let show: OwnShow;
let second: SecondSite | undefined;
test.beforeAll(async () => {
  show = await makeShow();
});
test.afterEach(async () => {
  await second?.stop();
  second = undefined;
});
test.afterAll(dropShows);

test('a change of one seat takes at most 40 bytes, and a stream resumes after it', async ({
  request,
}) => {
  const live = await openLive(site, `${show.url}/live`);
  expect(live.headers).toMatchObject({
    'content-type': 'text/event-stream',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
    'transfer-encoding': 'chunked',
  });
  const whole = await live.events.nextSeatEvent();
  const states = await (await request.get(`${show.url}/seats`)).json();
  expect(JSON.parse(whole?.data ?? '')).toEqual(states);
  expect(await live.events.next()).toMatchObject({ event: 'time' });

  const before = live.received();
  await rival(request, show.slug, [3]);
  expect(await live.events.nextSeatEvent()).toMatchObject({ data: '1 3b' });
  expect(live.received() - before).toBeLessThanOrEqual(40);

  const resumed = await openLive(site, `${show.url}/live`, { 'last-event-id': whole?.id ?? '' });
  expect(await resumed.events.nextSeatEvent()).toMatchObject({ event: 'message', data: '1 3b' });
  const reopened = await openLive(site, `${show.url}/live?from=${whole?.id}`);
  expect(await reopened.events.nextSeatEvent()).toMatchObject({ event: 'message', data: '1 3b' });
  for (const stream of [live, resumed, reopened]) stream.hangUp();
});

test('an unknown show has no stream, and HEAD opens none', async ({ request }) => {
  const nothing = await request.get('/api/shows/no-such-show/live');
  expect(nothing.status()).toBe(404);
  await expectDescribed(nothing, 'get');
  const head = await raw('HEAD', `${show.url}/live`);
  expect(head.status).toBe(200);
  expect(head.headers['content-type']).toBe('text/event-stream');
});

test('limits the streams of a client and of a process', async () => {
  second = await serveSecond({
    TRUSTED_PROXY_HOPS: '1',
    LIVE_PER_CLIENT: '2',
    LIVE_PER_PROCESS: '3',
    SITE_URL: site,
  });
  const { url } = second;
  const from = (address: string) => ({ 'x-forwarded-for': `198.51.100.1, ${address}` });
  const open = (address: string) => openLive(url, `${show.url}/live`, from(address));
  const mine = [await open('203.0.113.7'), await open('203.0.113.7')];
  const third = await raw('GET', `${show.url}/live`, { base: url, headers: from('203.0.113.7') });
  expect(third.status).toBe(429);
  expect(third.headers['retry-after']).toBe('15');
  const neighbour = await open('203.0.113.8');
  expect(neighbour.status).toBe(200);
  const full = await raw('GET', `${show.url}/live`, { base: url, headers: from('203.0.113.9') });
  expect(full.status).toBe(503);
  expect(full.headers['retry-after']).toBe('15');
  expect(JSON.parse(full.text).type).toBe('urn:rowlock:no_room');

  // HEAD does not count as a stream, and a stream that hangs up no longer counts.
  for (const stream of [...mine, neighbour]) stream.hangUp();
  await raw('HEAD', `${show.url}/live`, { base: url, headers: from('203.0.113.7') });
  await expect
    .poll(async () => {
      const again = await open('203.0.113.7');
      again.hangUp();
      return again.status;
    })
    .toBe(200);
});

test('a thousand open streams do not delay the shutdown of a process', async () => {
  test.setTimeout(240_000);
  second = await serveSecond({ LIVE_PER_CLIENT: '2000', READS_PER_MINUTE: '1000000' });
  const { url } = second;
  const streams: LiveStream[] = [];
  // The kernel resets connections beyond the listening socket's backlog.
  while (streams.length < 1_000) {
    const some = Array.from({ length: 100 }, () => openLive(url, `${show.url}/live`));
    streams.push(...(await Promise.all(some)));
  }
  for (const { events } of streams)
    expect(await events.nextSeatEvent()).toMatchObject({ event: 'seats' });
  // A client that reads nothing must not delay it either.
  const silent = connect(Number(new URL(url).port), '127.0.0.1');
  await once(silent, 'connect');
  silent.on('error', () => {});
  silent.write(`GET ${show.url}/live HTTP/1.1\r\nhost: localhost\r\n\r\n`);

  const { pid } = second;
  process.kill(pid() ?? 0, 'SIGTERM');
  for (const { events } of streams) {
    while (await events.next());
  }
  await expect.poll(pid, { timeout: 5_000, intervals: [50] }).toBeUndefined();
});
