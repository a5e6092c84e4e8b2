import { afterAll, beforeAll, expect, it } from 'vitest';
import { providePrimary } from '@/db/client';
import { connect, type Handle } from '@/db/connect';
import { metrics } from '@/lib/metrics';
import { createBookings } from '@/lib/visitors/bookings/create-bookings';
import { openSeatStream } from '@/lib/visitors/live/open-seat-stream';
import { seatStreams } from '@/lib/visitors/live/show-feed';
import { migrate } from '@/scripts/migrate';
import { type Services, startServices } from '@/scripts/services/start-services';
import { EventReader } from '@/tests/support/browser/event-reader';
import { makeRequest, makeShow } from '@/tests/support/data/make-show';
import { faultFolder } from '@/tests/support/services/test-services';

let services: Services;
let handle: Handle;

beforeAll(async () => {
  services = await startServices({ dataDir: faultFolder(), withStandby: false });
  const { DATABASE_URL = '' } = services.env;
  Object.assign(process.env, services.env, { DATABASE_REPLICA_URL: DATABASE_URL });
  await migrate(DATABASE_URL);
  handle = connect(DATABASE_URL, { max: 5 });
  providePrimary(handle);
});
afterAll(async () => {
  await handle.end();
  await services.stop();
});

it('a stream continues while Redis is killed, down and started again, and then receives hints again', async () => {
  const showId = await makeShow(handle, 100);
  const opened = await openSeatStream({
    showId,
    client: 'a client',
    lastEventId: null,
    signal: new AbortController().signal,
    response: undefined,
  });
  if (!opened.ok) throw new Error(opened.reason);
  const viewer = new EventReader(opened.stream);
  await viewer.nextSeatEvent();
  let seat = 0;
  const bookNext = async () => {
    await createBookings(showId, [makeRequest([seat])]);
    expect(await viewer.nextSeatEvent()).toMatchObject({ event: 'message', data: `1 ${seat}b` });
    seat += 1;
  };

  await bookNext();
  await expect.poll(subscribed).toBe(1);
  await services.redis?.server.kill();
  await expect.poll(subscribed).toBe(0);
  for (let n = 0; n < 3; n++) await bookNext();

  await services.redis?.server.start();
  const before = await countHinted();
  while ((await countHinted()) === before) {
    expect(seat).toBeLessThan(99);
    await bookNext();
  }
  expect(await subscribed()).toBe(1);
  await viewer.close();
  await expect.poll(subscribed).toBe(0);
  expect((await metrics().liveViewers.get()).values[0]?.value).toBe(0);
  expect(seatStreams.status).toEqual({ shows: 0, subscribed: false });
});

const subscribed = async () => (await metrics().liveSubscribed.get()).values[0]?.value;

/** How many changes were sent because of a hint. */
async function countHinted(): Promise<number> {
  const { values } = await metrics().propagationSeconds.get();
  return values.find(({ metricName }) => metricName?.endsWith('_count'))?.value ?? 0;
}
