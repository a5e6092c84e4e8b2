import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { primaryReads } from '@/db/client';
import { countArrival } from '@/lib/visitors/booking-queue/count-arrival';
import { createBookings } from '@/lib/visitors/bookings/create-bookings';
import { EventReader } from '@/tests/support/browser/event-reader';
import { makeRequest, makeShow } from '@/tests/support/data/make-show';
import { ownDatabase } from '@/tests/support/own-database';
import { openRequestStream } from './open-request-stream';
import { readRequestStatus } from './read-request-status';
import { reportProgress } from './report-progress';

const { handle } = await ownDatabase({ max: 3 });

beforeAll(async () => {
  Object.assign(process.env, {
    UPSTASH_REDIS_REST_URL: '',
    UPSTASH_REDIS_REST_TOKEN: '',
    NEXTAUTH_SECRET: randomBytes(32).toString('hex'),
  });
});
afterAll(() => primaryReads().end());

it('without Redis positions are unknown, and outcomes arrive all the same', async () => {
  const showId = await makeShow(handle, 3);
  const request = makeRequest([0]);
  const { key, hash } = request;
  const accepted = { showId, key, hash: hash.slice(0, 16), acceptedAt: Date.now(), seats: [0] };
  countArrival(showId, accepted.acceptedAt);
  expect(await readRequestStatus(accepted)).toMatchObject({
    status: 'waiting',
    before: null,
    seconds: null,
  });
  const client = { client: 'a client', signal: new AbortController().signal, response: undefined };
  const watched = openRequestStream({ accepted, ...client });
  if (!watched.ok) throw new Error(watched.reason);
  const events = new EventReader(watched.stream);
  await createBookings(showId, [request], { keepOutcomes: true });
  await reportProgress(showId, { upTo: accepted.acceptedAt, settled: 1 });
  expect(await events.next()).toMatchObject({
    event: 'settled',
    data: expect.stringContaining('"booked"'),
  });
  expect(await readRequestStatus(accepted)).toMatchObject({ status: 'booked' });
  await events.close();
});
