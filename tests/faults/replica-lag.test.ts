import { eq } from 'drizzle-orm';
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
import { type Services, startServices } from '@/scripts/services/start-services';
import { makeRequest, makeShow } from '@/tests/support/data/make-show';
import { serverOfRead } from '@/tests/support/database/server-of-read';
import { faultFolder } from '@/tests/support/services/test-services';

const POLL = { timeout: 30_000, interval: 100 };

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
afterEach(() => expect.poll(state, POLL).toBe('used'));
afterAll(async () => {
  await standby.end();
  await handle.end();
  await services.stop();
});

const state = async () => (await replicaStates())[0]?.state;

/** Changes a setting of the standby while `work` runs. */
async function withStandby(setting: string, value: string, work: () => Promise<void>) {
  const [row] = await standby<{ old: string }[]>`select current_setting(${setting}) as old`;
  const change = async (to: string) => {
    await standby.unsafe(`alter system set ${setting} = '${to.replaceAll("'", "''")}'`);
    await standby`select pg_reload_conf()`;
  };
  await change(value);
  try {
    await work();
  } finally {
    await change(row?.old ?? '');
  }
}

const listed = async () =>
  (await readReplica((db) => db.select({ id: shows.id }).from(shows))).map(({ id }) => id);

describe('a standby that applies everything five seconds late', () => {
  it('may serve old lists, never old bookings or seat states', async () => {
    expect(await serverOfRead()).toBe('replica');
    await withStandby('recovery_min_apply_delay', '5s', async () => {
      const showId = await makeShow(handle, 3);
      // It lags, but less than the limit.
      expect(await serverOfRead()).toBe('replica');
      expect(await listed()).not.toContain(showId);

      const [outcome] = await createBookings(showId, [makeRequest([1])]);
      if (!outcome?.ok) throw new Error(`not booked: ${outcome?.reason}`);
      const token = bookingToken(showId, outcome.booking.token);
      expect((await findBooking(token))?.tickets).toHaveLength(1);
      expect((await readSeatStates(showId))?.seats).toBe('aba');
      const [again] = await createBookings(showId, [makeRequest([1])]);
      expect(again).toMatchObject({ ok: false, reason: 'seats_taken' });

      await expect.poll(state, POLL).toBe('behind');
      expect(await serverOfRead()).toBe('primary');
      expect(await listed()).toContain(showId);
    });
    await expect.poll(state, POLL).toBe('used');
    expect(await serverOfRead()).toBe('replica');
  });
});

describe('a standby that is half a second late', () => {
  it('has replayed a show’s change before a page about it is rendered again', async () => {
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

describe('a standby that answers but is disconnected from the primary', () => {
  it('is skipped while the primary writes, and used again when it has caught up', async () => {
    const nowhere = 'host=127.0.0.1 port=9 user=nobody';
    await withStandby('primary_conninfo', nowhere, async () => {
      await expect.poll(streams, POLL).toBe(false);
      await makeShow(handle, 1);
      await expect.poll(state, POLL).toBe('behind');
      expect(await serverOfRead()).toBe('primary');
    });
    await expect.poll(state, POLL).toBe('used');
    expect(await serverOfRead()).toBe('replica');
  });
});

describe('a standby that dies', () => {
  it('is detected without a read, skipped, and used again when it is back', async () => {
    await services.postgres.standby?.kill();
    await expect.poll(state, POLL).toBe('away');
    expect(await serverOfRead()).toBe('primary');
    await services.postgres.standby?.start();
    await expect.poll(state, POLL).toBe('used');
    expect(await serverOfRead()).toBe('replica');
  });
});

describe('while the primary is down', () => {
  it('a standby that was used at the last check is still read, whatever its age', async () => {
    await expect.poll(state, POLL).toBe('used');
    await standby`select pg_wal_replay_pause()`;
    try {
      await makeShow(handle, 1);
      // It lags less than the limit: from here on only a wrong measurement could make it `behind`.
      const lag = async () => (await replicaStates())[0]?.lagMs;
      await expect.poll(lag, { timeout: 10_000, interval: 20 }).toBeGreaterThan(0);
      await services.postgres.primary.kill();
      const until = performance.now() + 3_500;
      while (performance.now() < until) expect(await serverOfRead()).toBe('replica');
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
