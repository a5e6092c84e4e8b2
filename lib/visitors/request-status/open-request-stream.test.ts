import { beforeAll, expect, it } from 'vitest';
import { metrics } from '@/lib/metrics';
import { shutDown } from '@/lib/shutdown';
import { countArrival } from '@/lib/visitors/booking-queue/count-arrival';
import type { BookingRequest } from '@/lib/visitors/bookings/booking-request';
import { createBookings } from '@/lib/visitors/bookings/create-bookings';
import { EventReader } from '@/tests/support/browser/event-reader';
import { makeRequest, makeShow } from '@/tests/support/data/make-show';
import { ownDatabase } from '@/tests/support/own-database';
import { flushRedis } from '@/tests/support/services/test-services';
import { openRequestStream } from './open-request-stream';
import { reportProgress } from './report-progress';
import { requestStreams } from './request-feed';

const database = await ownDatabase({ max: 3 });
const { handle } = database;

beforeAll(async () => {
  const limits = { LIVE_PER_CLIENT: '5', LIVE_PER_PROCESS: '7' };
  Object.assign(process.env, limits);
  await flushRedis();
});

const NO_STREAMS = { shows: 0, subscribed: false };

/** How many streams this process counts as open. */
const openStreams = async () => (await metrics().requestViewers.get()).values[0]?.value;

function watch(
  showId: string,
  { key, hash }: BookingRequest,
  { client = 'a client', acceptedAt = Date.now(), signal = new AbortController().signal } = {},
) {
  const accepted = { showId, key, acceptedAt, hash: hash.slice(0, 16), seats: [] };
  return openRequestStream({ accepted, client, signal, response: undefined });
}

function open(showId: string, request: BookingRequest, acceptedAt?: number): EventReader {
  const watched = watch(showId, request, acceptedAt ? { acceptedAt } : {});
  if (!watched.ok) throw new Error(watched.reason);
  return new EventReader(watched.stream);
}

const settle = (showId: string, requests: BookingRequest[]) =>
  createBookings(showId, requests, { keepOutcomes: true });

async function nextOf(reader: EventReader, kind: string) {
  for (;;) {
    const event = await reader.next();
    if (!event || event.event === kind) return event && JSON.parse(event.data);
  }
}

it('sends every viewer of a request the outcome, and then ends the stream', async () => {
  const showId = await makeShow(handle, 3);
  const [mine, late] = [makeRequest([0]), makeRequest([0])];
  const readers = [open(showId, mine), open(showId, mine), open(showId, late)];
  await settle(showId, [mine, late]);
  const booked = { status: 'booked', href: expect.stringContaining(`/bookings/${showId}-`) };
  const received = await Promise.all(readers.map((reader) => nextOf(reader, 'settled')));
  expect(received).toEqual([booked, booked, { status: 'refused' }]);
  for (const reader of readers) expect(await nextOf(reader, 'none')).toBeUndefined();
  expect(requestStreams.status).toEqual(NO_STREAMS);
});

it('sends the outcome on a worker’s hint, long before the next interval', async () => {
  const showId = await makeShow(handle, 5);
  const requests = Array.from({ length: 5 }, (_, seat) => makeRequest([seat]));
  const readers = requests.map((request) => open(showId, request));
  await expect.poll(() => requestStreams.status).toEqual({ shows: 1, subscribed: true });
  const began = performance.now();
  for (const [seat, request] of requests.entries()) {
    await settle(showId, [request]);
    await reportProgress(showId, { upTo: Date.now(), settled: 1 });
    expect(await nextOf(readers[seat] as EventReader, 'settled')).toMatchObject({
      status: 'booked',
    });
  }
  // With updates by interval only, each would take 2 s.
  expect(performance.now() - began).toBeLessThan(8_000);
  for (const reader of readers) await reader.close();
});

it('sends the outcome without a hint, too, and at once if the request was settled before', async () => {
  const showId = await makeShow(handle, 3);
  const mine = makeRequest([0]);
  const reader = open(showId, mine);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await settle(showId, [mine]);
  expect(await nextOf(reader, 'settled')).toMatchObject({ status: 'booked' });
  const again = open(showId, mine);
  expect(await nextOf(again, 'settled')).toMatchObject({ status: 'booked' });
  await reader.close();
  await again.close();
  expect(requestStreams.status).toEqual(NO_STREAMS);
});

it('sends the queue position when it changes', async () => {
  const showId = await makeShow(handle, 3);
  const now = Date.now();
  for (let n = 0; n < 40; n++) countArrival(showId, now - 5_000);
  countArrival(showId, now);
  const reader = open(showId, makeRequest([0]), now);
  const first = await nextOf(reader, 'place');
  expect(first.before).toBeGreaterThanOrEqual(40);
  await reportProgress(showId, { upTo: now - 1, settled: 40 });
  expect((await nextOf(reader, 'place')).before).toBeLessThan(2);
  await reader.close();
});

it('limits streams per client and per process, and counts them down when they end', async () => {
  const showId = await makeShow(handle, 3);
  const request = makeRequest([0]);
  const opened = Array.from({ length: 6 }, () => watch(showId, request));
  expect(opened.filter(({ ok }) => !ok)).toEqual([{ ok: false, reason: 'client_limit' }]);
  const others = Array.from({ length: 3 }, () =>
    watch(showId, request, { client: 'another client' }),
  );
  expect(others.filter(({ ok }) => !ok)).toEqual([{ ok: false, reason: 'process_limit' }]);
  expect(await openStreams()).toBe(7);
  for (const each of [...opened, ...others]) if (each.ok) await each.stream.cancel();
  expect(await openStreams()).toBe(0);
  expect(requestStreams.status).toEqual(NO_STREAMS);

  const gone = new AbortController();
  gone.abort();
  expect(watch(showId, request, { signal: gone.signal }).ok).toBe(true);
  expect(requestStreams.status).toEqual(NO_STREAMS);
});

it('ends its streams on shutdown and opens no others', async () => {
  const showId = await makeShow(handle, 3);
  const reader = open(showId, makeRequest([0]));
  const ended = nextOf(reader, 'none').catch(() => undefined);
  await shutDown();
  expect(await ended).toBeUndefined();
  expect(watch(showId, makeRequest([1]))).toEqual({ ok: false, reason: 'shutting_down' });
  expect(requestStreams.status).toEqual(NO_STREAMS);
});
