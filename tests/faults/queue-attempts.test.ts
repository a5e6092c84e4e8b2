import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { connect, type Handle } from '@/db/connect';
import { bookingRequests } from '@/db/schema';
import { closePublisher } from '@/lib/visitors/booking-queue/publisher';
import { startWorker, type Worker } from '@/lib/visitors/worker/start-worker';
import { makeRequest, makeShow } from '../support/data/make-show';
import { deferred } from '../support/deferred';
import { type FaultyProxy, startProxy } from '../support/faults/faulty-proxy';
import {
  countDead,
  countWaiting,
  expectConsistentShow,
  publishAll,
  waitForOutcomes,
} from '../support/queue/queued-requests';
import { type TestBroker, testBroker } from '../support/queue/test-broker';
import { type TestDatabase, testDatabase } from '../support/services/test-services';

let database: TestDatabase;
let broker: TestBroker;
let proxy: FaultyProxy;
let handle: Handle;
let workers: Worker[] = [];

beforeAll(async () => {
  [database, broker] = await Promise.all([testDatabase(), testBroker()]);
  proxy = await startProxy(broker.url);
  Object.assign(process.env, database.env, { RABBITMQ_URL: proxy.url });
  handle = connect(database.url, { max: 4 });
  // So that a try ends soon.
  const role = sql.raw(`alter role current_user in database ${database.name}`);
  await handle.db.execute(sql`${role} set lock_timeout = '100ms'`);
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  workers = [];
});
afterAll(async () => {
  await closePublisher();
  await proxy.close();
  await broker.drop();
  await handle.end();
  await database.drop();
});

function work(): Worker {
  const worker = startWorker();
  workers.push(worker);
  return worker;
}

it('workers that are asked to end, and connections that are lost, are no tries of the request they held', async () => {
  const showId = await makeShow(handle, 1);
  const request = makeRequest([0]);
  const locked = deferred();
  const over = deferred();
  const locking = handle.db.transaction(async (tx) => {
    await tx.execute(sql`set local idle_in_transaction_session_timeout to 0`);
    await tx.execute(sql`select from seats where show_id = ${showId} for update`);
    locked.resolve();
    await over.promise;
  });
  await locked.promise;
  try {
    await publishAll(showId, [request]);
    // The first has it as a new message.
    work();
    await expect.poll(() => countWaiting(broker.url)).toBe(0);
    await workers.pop()?.stop();
    work();
    await expect.poll(() => triesOf(request.key), { timeout: 10_000 }).toBe(1);
    for (let ends = 0; ends < 3; ends++) {
      await workers.pop()?.stop();
      expect(await triesOf(request.key)).toBe(0);
      work();
      await expect.poll(() => triesOf(request.key), { timeout: 10_000 }).toBe(1);
    }
    const before = await versionOf(request.key);
    proxy.cut();
    // Taken back, and counted when it was delivered again.
    await expect.poll(() => versionOf(request.key), { timeout: 10_000 }).not.toBe(before);
    await expect.poll(() => triesOf(request.key), { timeout: 10_000 }).toBe(1);
  } finally {
    over.resolve();
    await locking;
  }
  const outcomes = await waitForOutcomes(handle, showId, [request]);
  expect(outcomes.get(request.key)).toBe('booked');
  await expectConsistentShow(handle, showId, [request]);
});

it('a request that failed is no dead letter before its outcome is stored', async () => {
  const showId = await makeShow(handle, 2);
  // No text of Postgres holds this character.
  const poison = { ...makeRequest([0]), name: 'Ana \u0000 Person' };
  const neighbour = makeRequest([1]);
  await handle.db.execute(sql`
    create function refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$`);
  await handle.db.execute(sql`
    create trigger refusing before insert or update on booking_requests for each row
    when (new.outcome = 'failed') execute function refuse()`);
  await publishAll(showId, [poison, neighbour]);
  const worker = work();
  await waitForOutcomes(handle, showId, [neighbour]);
  await worker.stop();
  expect(await countDead(broker.url)).toBe(0);
  await expect.poll(() => countWaiting(broker.url)).toBe(1);
  await handle.db.execute(sql`drop trigger refusing on booking_requests`);
  work();
  const outcomes = await waitForOutcomes(handle, showId, [poison, neighbour]);
  expect(outcomes.get(poison.key)).toBe('failed');
  await expect.poll(() => countDead(broker.url)).toBe(1);
});

async function triesOf(key: string): Promise<number | undefined> {
  const [row] = await handle.db
    .select({ tries: bookingRequests.tries })
    .from(bookingRequests)
    .where(eq(bookingRequests.key, key));
  return row?.tries;
}

/** Another one after each change of what is stored of a request. */
async function versionOf(key: string): Promise<unknown> {
  const [row] = await handle.db.execute(sql`select ctid from booking_requests where key = ${key}`);
  return row?.ctid;
}
