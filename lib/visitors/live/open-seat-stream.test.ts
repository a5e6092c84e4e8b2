import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { shows } from '@/db/schema';
import { metrics } from '@/lib/metrics';
import { createBookings } from '@/lib/visitors/bookings/create-bookings';
import { EventReader } from '@/tests/support/browser/event-reader';
import { blockSeats } from '@/tests/support/data/block-seats';
import { makeRequest, makeShow } from '@/tests/support/data/make-show';
import { ownDatabase } from '@/tests/support/own-database';
import { applyDelta, eventIdOf } from './delta';
import { openSeatStream } from './open-seat-stream';
import { seatStreams } from './show-feed';

const database = await ownDatabase({ max: 5 });
const { handle } = database;

beforeAll(async () => {
  Object.assign(process.env, { LIVE_PER_CLIENT: '250', LIVE_PER_PROCESS: '260' });
});

/** How many streams this process counts as open. */
const openStreams = async () => (await metrics().liveViewers.get()).values[0]?.value;

async function expectNoStreams() {
  expect(await openStreams()).toBe(0);
  expect(seatStreams.status).toEqual({ shows: 0, subscribed: false });
}

const newClient = () => ({
  client: 'a client',
  lastEventId: null,
  signal: new AbortController().signal,
  response: undefined,
});

function watch(showId: string, { lastEventId = null as string | null, client = 'a client' } = {}) {
  return openSeatStream({ ...newClient(), showId, client, lastEventId });
}

async function open(showId: string, lastEventId: string | null = null): Promise<EventReader> {
  const opened = await watch(showId, { lastEventId });
  if (!opened.ok) throw new Error(opened.reason);
  return new EventReader(opened.stream);
}

const book = (showId: string, seat: number) => createBookings(showId, [makeRequest([seat])]);

/** How many changes were sent because of a hint. */
async function countHinted(): Promise<number> {
  const { values } = await metrics().propagationSeconds.get();
  return values.find(({ metricName }) => metricName?.endsWith('_count'))?.value ?? 0;
}

describe('a stream', () => {
  it('starts with a snapshot and continues with deltas, the same bytes for every viewer', async () => {
    const showId = await makeShow(handle, 30);
    const viewers = await Promise.all([open(showId), open(showId)]);
    const [whole] = await Promise.all(viewers.map((viewer) => viewer.nextSeatEvent()));
    const states = JSON.parse(whole?.data ?? '');
    expect(whole).toMatchObject({ event: 'seats', id: eventIdOf(states) });
    expect(states.seats).toBe('a'.repeat(30));

    await book(showId, 7);
    const [first, second] = await Promise.all(viewers.map((viewer) => viewer.nextSeatEvent()));
    expect(first).toMatchObject({ event: 'message', data: '1 7b' });
    expect(second).toEqual(first);
    const chunks = viewers.map(({ chunks }) => chunks.at(-1));
    expect(chunks[0]).toBe(chunks[1]);
    expect(applyDelta(states, first?.id ?? '', first?.data ?? '')?.seats[7]).toBe('b');
    for (const viewer of viewers) await viewer.close();
  });

  it('contains no changes of other shows', async () => {
    const [showId, otherId] = [await makeShow(handle, 2), await makeShow(handle, 2)];
    const viewer = await open(showId);
    await viewer.nextSeatEvent();
    await book(otherId, 0);
    await book(showId, 1);
    expect(await viewer.nextSeatEvent()).toMatchObject({ data: '1 1b' });
    await viewer.close();
  });

  it('sends a change as soon as its hint arrives', async () => {
    const showId = await makeShow(handle, 40);
    const viewer = await open(showId);
    await viewer.nextSeatEvent();
    const before = await countHinted();
    // An interval's update may find a change before its hint, but not every time.
    for (let seat = 0; seat < 8; seat++) {
      await book(showId, seat);
      expect(await viewer.nextSeatEvent()).toMatchObject({ data: `1 ${seat}b` });
    }
    expect((await countHinted()) - before).toBeGreaterThan(4);
    await viewer.close();
  });

  it('sends a change without a hint, too', async () => {
    const showId = await makeShow(handle, 2);
    const viewer = await open(showId);
    await viewer.nextSeatEvent();
    await blockSeats(handle, showId, [1]);
    expect(await viewer.nextSeatEvent()).toMatchObject({ data: '1 1x' });
    await viewer.close();
  });

  it('resumes after the last event received, and with a snapshot after an unknown one', async () => {
    const showId = await makeShow(handle, 5);
    const viewer = await open(showId);
    const ids: string[] = [(await viewer.nextSeatEvent())?.id ?? ''];
    for (const seat of [0, 1, 2]) {
      await book(showId, seat);
      ids.push((await viewer.nextSeatEvent())?.id ?? '');
    }
    const [, afterFirst = '', , newest = ''] = ids;
    const behind = await open(showId, afterFirst);
    expect(await behind.nextSeatEvent()).toMatchObject({
      event: 'message',
      id: ids[2],
      data: '1 1b',
    });
    expect(await behind.nextSeatEvent()).toMatchObject({
      event: 'message',
      id: ids[3],
      data: '1 2b',
    });
    const current = await open(showId, newest);
    expect(await current.next()).toMatchObject({ event: 'time' });
    const unknown = await open(showId, `${afterFirst.split('.')[0]}.ffff`);
    expect(await unknown.nextSeatEvent()).toMatchObject({ event: 'seats' });
    for (const each of [viewer, behind, current, unknown]) await each.close();
  });

  it('sends a snapshot when the show moves to another plan', async () => {
    const showId = await makeShow(handle, 3);
    const otherId = await makeShow(handle, 3);
    const viewer = await open(showId);
    await viewer.nextSeatEvent();
    const [other] = await handle.db.select().from(shows).where(eq(shows.id, otherId));
    await handle.sql`
      with moved as (update shows set plan_hash = ${other?.planHash ?? ''} where id = ${showId})
      update seats set version = version + 1 where show_id = ${showId} and seat_no = 0`;
    const moved = await viewer.nextSeatEvent();
    expect(moved?.event).toBe('seats');
    expect(JSON.parse(moved?.data ?? '{}').plan).toBe(other?.planHash);
    await viewer.close();
  });

  it('ends when its show is withdrawn, and is refused for a show that does not exist', async () => {
    const showId = await makeShow(handle, 3);
    const viewer = await open(showId);
    await viewer.nextSeatEvent();
    await handle.db.update(shows).set({ status: 'draft' }).where(eq(shows.id, showId));
    await expect(viewer.nextSeatEvent()).resolves.toBeUndefined();
    expect(await watch(showId)).toEqual({ ok: false, reason: 'unknown_show' });
    expect(await watch('nosuchshow')).toEqual({ ok: false, reason: 'unknown_show' });
    await expectNoStreams();
  });
});

describe('the number of streams', () => {
  it('is limited per client and per process, and falls when streams end', async () => {
    const showId = await makeShow(handle, 3);
    const opened = await Promise.all(Array.from({ length: 300 }, () => watch(showId)));
    const refused = opened.filter((each) => !each.ok);
    expect(refused).toEqual(Array(50).fill({ ok: false, reason: 'client_limit' }));
    const others = await Promise.all(
      Array.from({ length: 20 }, () => watch(showId, { client: 'another client' })),
    );
    expect(others.filter((each) => !each.ok)).toEqual(
      Array(10).fill({ ok: false, reason: 'process_limit' }),
    );
    for (const each of [...opened, ...others]) if (each.ok) await each.stream.cancel();
    await expectNoStreams();
  });

  it('does not count a client that hung up before its response', async () => {
    const showId = await makeShow(handle, 3);
    const gone = new AbortController();
    const opening = openSeatStream({ ...newClient(), showId, signal: gone.signal });
    gone.abort();
    await opening;
    expect(await openStreams()).toBe(0);
    const later = new AbortController();
    await openSeatStream({ ...newClient(), showId, signal: later.signal });
    expect(await openStreams()).toBe(1);
    later.abort();
    await expectNoStreams();
  });
});
