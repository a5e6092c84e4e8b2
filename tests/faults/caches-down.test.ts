import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { providePrimary, readReplica } from '@/db/client';
import { connect, type Handle } from '@/db/connect';
import { shows } from '@/db/schema';
import { createBookings } from '@/lib/visitors/bookings/create-bookings';
import { findBooking } from '@/lib/visitors/bookings/find-booking';
import { bookingToken } from '@/lib/visitors/bookings/token';
import { readSeatStates } from '@/lib/visitors/cache/seat-states';
import { cachedShowDetails, cachedShowList } from '@/lib/visitors/cache/show-answers';
import { migrate } from '@/scripts/migrate';
import { type Services, startServices } from '@/scripts/services/start-services';
import { countOutcomes, makeRequest, makeShow } from '@/tests/support/data/make-show';
import { faultFolder } from '@/tests/support/services/test-services';

let services: Services;
let handle: Handle;

beforeAll(async () => {
  services = await startServices({ dataDir: faultFolder() });
  Object.assign(process.env, services.env);
  await migrate(services.env.DATABASE_URL ?? '');
  handle = connect(services.env.DATABASE_URL ?? '', { max: 10 });
  providePrimary(handle);
});
afterAll(async () => {
  await handle.end();
  await services.stop();
});

const states = async (showId: string) => (await readSeatStates(showId))?.seats;

async function book(showId: string, seat: number): Promise<string> {
  const [outcome] = await createBookings(showId, [makeRequest([seat])]);
  if (!outcome?.ok) throw new Error(`not booked: ${outcome?.reason}`);
  return bookingToken(showId, outcome.booking.token);
}

describe('while one renewal of the generation is lost', () => {
  it('the process that booked shows the new states at once', async () => {
    const showId = await makeShow(handle, 2);
    expect(await states(showId)).toBe('aa');
    // Redis still answers reads, so only the failed renewal shows that cached states are old.
    await redisCommand('ACL', 'SETUSER', 'default', '-set');
    await book(showId, 1);
    expect(await states(showId)).toBe('ab');
    await redisCommand('ACL', 'SETUSER', 'default', '+set');
    expect(await states(showId)).toBe('ab');
  });
});

describe('while Redis is killed, down and restarted', () => {
  it('no booking fails, and reads are correct at once', async () => {
    const showId = await makeShow(handle, 40);
    await book(showId, 0);
    expect(await states(showId)).toBe(`b${'a'.repeat(39)}`);

    const crowd = Array.from({ length: 30 }, (_, index) =>
      createBookings(showId, [makeRequest([index + 1])]),
    );
    await services.redis?.server.kill();
    expect(countOutcomes((await Promise.all(crowd)).flat())).toEqual({ booked: 30 });
    expect(await states(showId)).toBe('b'.repeat(31) + 'a'.repeat(9));
    await book(showId, 31);
    expect(await states(showId)).toBe('b'.repeat(32) + 'a'.repeat(8));
    expect((await cachedShowList()).map(({ id }) => id)).toContain(showId);
    expect((await cachedShowDetails(`a-show-${showId}`))?.id).toBe(showId);

    await services.redis?.server.start();
    for (let seat = 32; seat < 40; seat++) {
      await book(showId, seat);
      expect(await states(showId)).toBe('b'.repeat(seat + 1) + 'a'.repeat(39 - seat));
    }
  });
});

describe('while the replica’s replay is paused', () => {
  it('bookings, seat states and a visitor’s own booking are current', async () => {
    const showId = await makeShow(handle, 3);
    await withPausedReplay(async () => {
      const token = await book(showId, 1);
      expect((await findBooking(token))?.tickets).toHaveLength(1);
      expect(await states(showId)).toBe('aba');
      const [again] = await createBookings(showId, [makeRequest([1])]);
      expect(again).toMatchObject({ ok: false, reason: 'seats_taken' });
      const late = await makeShow(handle, 1);
      const listed = await readReplica((db) => db.select({ id: shows.id }).from(shows));
      expect(listed.map(({ id }) => id)).not.toContain(late);
    });
  });
});

/** Pauses the standby's replay while `work` runs. */
async function withPausedReplay(work: () => Promise<void>): Promise<void> {
  const admin = new URL(services.postgres.adminUrl('rowlock'));
  admin.port = new URL(services.postgres.replicaUrl('rowlock')).port;
  const sql = postgres(admin.href, { max: 1 });
  try {
    await sql`select pg_wal_replay_pause()`;
    await work();
  } finally {
    await sql`select pg_wal_replay_resume()`;
    await sql.end();
  }
}

async function redisCommand(...command: string[]): Promise<void> {
  const { url = '', token } = services.redis ?? {};
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(command),
  });
  if (!response.ok) throw new Error(`${command[0]} answered ${response.status}`);
}
