import { eq, sql } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import { bookingRequests } from '@/db/schema';
import { makeRequest, makeShow } from '../support/data/make-show';
import { deferred } from '../support/deferred';
import { ownQueue } from '../support/queue/own-queue';
import {
  countDeadLetters,
  countWaiting,
  expectConsistentShow,
  publishAll,
  waitForOutcomes,
} from '../support/queue/queued-requests';

const { handle, name, broker, proxy, startTestWorker } = await ownQueue({ proxied: 'broker' });

beforeAll(async () => {
  // A short timeout, so that an attempt ends soon.
  const role = sql.raw(`alter role current_user in database ${name}`);
  await handle.db.execute(sql`${role} set lock_timeout = '100ms'`);
});

it('a stopped worker or a lost connection does not count as an attempt', async () => {
  const showId = await makeShow(handle, 1);
  const request = makeRequest([0]);
  const locked = deferred();
  const release = deferred();
  const locking = handle.db.transaction(async (tx) => {
    await tx.execute(sql`set local idle_in_transaction_session_timeout to 0`);
    await tx.execute(sql`select from seats where show_id = ${showId} for update`);
    locked.resolve();
    await release.promise;
  });
  await locked.promise;
  try {
    await publishAll(showId, [request]);
    // The first worker gets it as a new message.
    let worker = startTestWorker();
    await expect.poll(() => countWaiting(broker.url)).toBe(0);
    await worker.stop();
    worker = startTestWorker();
    await expect.poll(() => attemptsOf(request.key), { timeout: 10_000 }).toBe(1);
    for (let ends = 0; ends < 3; ends++) {
      await worker.stop();
      expect(await attemptsOf(request.key)).toBe(0);
      worker = startTestWorker();
      await expect.poll(() => attemptsOf(request.key), { timeout: 10_000 }).toBe(1);
    }
    const before = await rowVersionOf(request.key);
    proxy.cut();
    // Uncounted, and counted again when the message was redelivered.
    await expect.poll(() => rowVersionOf(request.key), { timeout: 10_000 }).not.toBe(before);
    await expect.poll(() => attemptsOf(request.key), { timeout: 10_000 }).toBe(1);
  } finally {
    release.resolve();
    await locking;
  }
  const outcomes = await waitForOutcomes(handle, showId, [request]);
  expect(outcomes.get(request.key)).toBe('booked');
  await expectConsistentShow(handle, showId, [request]);
});

it('a failed request becomes a dead letter only after its outcome is stored', async () => {
  const showId = await makeShow(handle, 2);
  // Postgres cannot store this character.
  const poison = { ...makeRequest([0]), name: 'Ana \u0000 Person' };
  const neighbour = makeRequest([1]);
  await handle.db.execute(sql`
    create function refuse() returns trigger language plpgsql as $$ begin raise 'no'; end $$`);
  await handle.db.execute(sql`
    create trigger refusing before insert or update on booking_requests for each row
    when (new.outcome = 'failed') execute function refuse()`);
  await publishAll(showId, [poison, neighbour]);
  const worker = startTestWorker();
  await waitForOutcomes(handle, showId, [neighbour]);
  await worker.stop();
  expect(await countDeadLetters(broker.url)).toBe(0);
  await expect.poll(() => countWaiting(broker.url)).toBe(1);
  await handle.db.execute(sql`drop trigger refusing on booking_requests`);
  startTestWorker();
  const outcomes = await waitForOutcomes(handle, showId, [poison, neighbour]);
  expect(outcomes.get(poison.key)).toBe('failed');
  await expect.poll(() => countDeadLetters(broker.url)).toBe(1);
});

async function attemptsOf(key: string): Promise<number | undefined> {
  const [row] = await handle.db
    .select({ tries: bookingRequests.tries })
    .from(bookingRequests)
    .where(eq(bookingRequests.key, key));
  return row?.tries;
}

/** The row's physical position, which changes with every update of the row. */
async function rowVersionOf(key: string): Promise<unknown> {
  const [row] = await handle.db.execute(sql`select ctid from booking_requests where key = ${key}`);
  return row?.ctid;
}
