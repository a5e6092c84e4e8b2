import { eq, sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { providePrimary, readReplica, replicaStates } from '@/db/client';
import { connect, type Handle } from '@/db/connect';
import { shows } from '@/db/schema';
import { createBookings } from '@/lib/visitors/bookings/create-bookings';
import { findBooking } from '@/lib/visitors/bookings/find-booking';
import { bookingToken } from '@/lib/visitors/bookings/token';
import { invalidateShow } from '@/lib/visitors/cache/invalidate-show';
import { readSeatStates } from '@/lib/visitors/cache/seat-states';
import { cachedShowDetails } from '@/lib/visitors/cache/show-answers';
import { migrate } from '@/scripts/migrate';
import { type Services, startServices } from '@/scripts/services/start';
import { makeRequest, makeShow } from '@/tests/support/data/make-show';
import { faultFolder } from '@/tests/support/services/test-services';

const PATIENT = { timeout: 30_000, interval: 100 };

let services: Services;
let handle: Handle;
let standby: postgres.Sql;

beforeAll(async () => {
  services = await startServices({ dataDir: faultFolder() });
  Object.assign(process.env, services.env, { REPLICA_LAG_LIMIT_MS: '2000' });
  await migrate(services.env.DATABASE_URL ?? '');
  handle = connect(services.env.DATABASE_URL ?? '', { max: 10 });
  providePrimary(handle);
  const address = new URL(services.postgres.adminUrl('rowlock'));
  address.port = new URL(services.postgres.replicaUrl('rowlock')).port;
  standby = postgres(address.href, { max: 1, onnotice: () => {} });
});
afterEach(() => expect.poll(state, PATIENT).toBe('used'));
afterAll(async () => {
  await standby.end();
  await handle.end();
  await services.stop();
});

const state = async () => (await replicaStates())[0]?.state;

/** Which server answers a read of what may be some seconds old. */
const answeredBy = () =>
  readReplica(async (db) => {
    const [row] = await db.execute<{ standby: boolean }>(
      sql`select pg_is_in_recovery() as standby`,
    );
    return row?.standby ? 'replica' : 'primary';
  });

/** Runs with a setting of the standby changed. */
async function withStandby(setting: string, value: string, work: () => Promise<void>) {
  const [row] = await standby<{ was: string }[]>`select current_setting(${setting}) as was`;
  const change = async (to: string) => {
    await standby.unsafe(`alter system set ${setting} = '${to.replaceAll("'", "''")}'`);
    await standby`select pg_reload_conf()`;
  };
  await change(value);
  try {
    await work();
  } finally {
    await change(row?.was ?? '');
  }
}

const listed = async () =>
  (await readReplica((db) => db.select({ id: shows.id }).from(shows))).map(({ id }) => id);

describe('a standby that applies everything five seconds late', () => {
  it('shows lists late or not at all, and nothing that must be true now', async () => {
    expect(await answeredBy()).toBe('replica');
    await withStandby('recovery_min_apply_delay', '5s', async () => {
      const showId = await makeShow(handle, 3);
      // It may lag, and does while it is within the limit.
      expect(await answeredBy()).toBe('replica');
      expect(await listed()).not.toContain(showId);

      const [outcome] = await createBookings(showId, [makeRequest([1])]);
      if (!outcome?.ok) throw new Error(`not booked: ${outcome?.reason}`);
      const token = bookingToken(showId, outcome.booking.token);
      expect((await findBooking(token))?.tickets).toHaveLength(1);
      expect((await readSeatStates(showId))?.seats).toBe('aba');
      const [again] = await createBookings(showId, [makeRequest([1])]);
      expect(again).toMatchObject({ ok: false, reason: 'seats_taken' });

      await expect.poll(state, PATIENT).toBe('behind');
      expect(await answeredBy()).toBe('primary');
      expect(await listed()).toContain(showId);
    });
    await expect.poll(state, PATIENT).toBe('used');
    expect(await answeredBy()).toBe('replica');
  });
});

describe('a standby that is half a second late', () => {
  it('has heard of a change of a show before anything about it is made anew', async () => {
    await withStandby('recovery_min_apply_delay', '500ms', async () => {
      const showId = await makeShow(handle, 1);
      await invalidateShow(showId);
      const title = async () => (await cachedShowDetails(`a-show-${showId}`))?.title;
      expect(await title()).toBe('A Show');
      await handle.db.update(shows).set({ title: 'Another' }).where(eq(shows.id, showId));
      await invalidateShow(showId);
      expect(await title()).toBe('Another');
    });
  });
});

describe('a standby that answers but hears nothing more from the primary', () => {
  it('is skipped while the primary moves on, and used again when it has caught up', async () => {
    const nowhere = 'host=127.0.0.1 port=9 user=nobody';
    await withStandby('primary_conninfo', nowhere, async () => {
      await expect.poll(streams, PATIENT).toBe(false);
      await makeShow(handle, 1);
      await expect.poll(state, PATIENT).toBe('behind');
      expect(await answeredBy()).toBe('primary');
    });
    await expect.poll(state, PATIENT).toBe('used');
    expect(await answeredBy()).toBe('replica');
  });
});

describe('a standby that dies', () => {
  it('is noticed without anyone reading it, bypassed, and used again when it is back', async () => {
    await services.postgres.standby?.kill();
    await expect.poll(state, PATIENT).toBe('away');
    expect(await answeredBy()).toBe('primary');
    await services.postgres.standby?.start();
    await expect.poll(state, PATIENT).toBe('used');
    expect(await answeredBy()).toBe('replica');
  });
});

describe('while the primary is away', () => {
  it('the last judgement stands: a standby that was well is read, however old it becomes', async () => {
    await expect.poll(state, PATIENT).toBe('used');
    await standby`select pg_wal_replay_pause()`;
    try {
      await makeShow(handle, 1);
      // Late, but not too late: from here on only a wrong measure could make it so.
      const lag = async () => (await replicaStates())[0]?.lagMs;
      await expect.poll(lag, { timeout: 10_000, interval: 20 }).toBeGreaterThan(0);
      await services.postgres.primary.kill();
      const until = performance.now() + 3_500;
      while (performance.now() < until) expect(await answeredBy()).toBe('replica');
    } finally {
      await services.postgres.primary.start();
      await standby`select pg_wal_replay_resume()`;
    }
  });
});

async function streams(): Promise<boolean> {
  const rows = await standby`select from pg_stat_wal_receiver where status = 'streaming'`;
  return rows.length > 0;
}
