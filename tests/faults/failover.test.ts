import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { providePrimary } from '@/db/client';
import { connect } from '@/db/connect';
import { DatabaseUnavailableError, OutcomeUnknownError } from '@/db/errors';
import { createBookings } from '@/lib/visitors/bookings/create-bookings';
import { migrate } from '@/scripts/migrate';
import { compareSeats } from '@/scripts/restore-drill/compare';
import { type BookingRecord, lineOf, readBookings } from '@/scripts/restore-drill/record';
import { release } from '@/scripts/services/claim';
import { APP_DATABASE } from '@/scripts/services/postgres';
import { type Services, startServices } from '@/scripts/services/start-services';
import { makeRequest, makeShow } from '@/tests/support/data/make-show';
import { type FaultyProxy, startProxy } from '@/tests/support/faults/faulty-proxy';
import { faultFolder } from '@/tests/support/services/test-services';

/*
 * The primary is killed during bookings, just after the network to its standby fell silent, and the standby
 * is promoted. Acknowledged bookings must be kept if the primary waits for its standby (docs/operations.md).
 */

const CLIENTS = 8;
const SEATS = 4_000;
// More bookings than the clients can have in progress.
const MANY_BOOKINGS = 40;

let dataDir: string;
let services: Services;
/** The network between the primary and its standby. */
let network: FaultyProxy;

beforeAll(() => {
  dataDir = faultFolder();
});
beforeEach(async () => {
  // After a failover the old primary starts alone, and a new standby is copied from it.
  await services?.stop();
  await network?.close();
  services = await startServices({ dataDir, withRedis: false });
  process.env.DATABASE_URL = services.postgres.url(APP_DATABASE);
  await migrate(process.env.DATABASE_URL);
  network = await startProxy(services.postgres.adminUrl('postgres'));
  const { hostname, port, username, password } = new URL(network.url);
  const connection = `host=${hostname} port=${port} user=${username} password=${password} application_name=standby_1`;
  await administer(standbyUrl(), `alter system set primary_conninfo = '${connection}'`);
  await waitForStandby(`application_name = 'standby_1'`);
});
// The next test's standby has another name.
afterEach(() => setSynchronousStandbys(''));
afterAll(async () => {
  await services.stop();
  await network.close();
  release(dataDir);
});

test('with an asynchronous standby, bookings that were not sent to it are lost', async () => {
  const { acknowledged, kept } = await failOver('');
  expect(missing(acknowledged, kept).length).toBeGreaterThan(0);
});

test('with a synchronous standby, no acknowledged booking is lost or stored in part', async () => {
  const { acknowledged, kept, problems } = await failOver('ANY 1 (standby_1)');
  expect(missing(acknowledged, kept)).toEqual([]);
  expect(problems).toEqual([]);
});

test('while no standby answers, no booking is acknowledged; the same key finds it later', async () => {
  await setSynchronousStandbys('ANY 1 (standby_1)');
  const handle = connect(services.postgres.url(APP_DATABASE), { max: 2 });
  providePrimary(handle);
  try {
    const showId = await makeShow(handle, 20);
    const request = makeRequest([7]);
    network.setMode('silent');
    await expect(createBookings(showId, [request])).rejects.toBeInstanceOf(OutcomeUnknownError);
    network.setMode('forwarding');
    network.cut();
    await waitForStandby(`sync_state = 'quorum'`);
    const [again] = await createBookings(showId, [request]);
    expect(again).toMatchObject({ ok: true, booking: { seats: [{ seat: 7 }] } });
    expect(await compareSeats(handle.sql)).toEqual([]);
  } finally {
    await handle.end();
  }
});

/** Books, silences the network to the standby, books more, kills the primary, and promotes the standby. */
async function failOver(synchronous: string) {
  await setSynchronousStandbys(synchronous);
  const handle = connect(services.postgres.url(APP_DATABASE), { max: CLIENTS });
  providePrimary(handle);
  const showId = await makeShow(handle, SEATS);
  const acknowledged: BookingRecord = new Map();
  let seat = 0;
  const clients = Array.from({ length: CLIENTS }, async () => {
    try {
      while (seat < SEATS) {
        const [outcome] = await createBookings(showId, [makeRequest([seat++])]);
        if (outcome?.ok) acknowledged.set(outcome.booking.token, lineOf(outcome.booking));
      }
    } catch (error) {
      if (error instanceof OutcomeUnknownError || error instanceof DatabaseUnavailableError) return;
      throw error;
    }
  });
  await expect.poll(() => acknowledged.size, { timeout: 30_000 }).toBeGreaterThan(MANY_BOOKINGS);
  network.setMode('silent');
  const before = acknowledged.size;
  const inSilence = () => acknowledged.size - before;
  // With a synchronous standby this number is never reached.
  for (let waited = 0; inSilence() < MANY_BOOKINGS && waited < 2_000; waited += 50) await sleep(50);
  await services.postgres.primary.kill();
  await Promise.all(clients);
  await handle.end();

  await administer(standbyUrl(), 'select pg_promote()');
  const sql = postgres(services.postgres.replicaUrl(APP_DATABASE), { max: 1 });
  try {
    return {
      acknowledged,
      kept: await readBookings(sql),
      problems: await compareSeats(sql),
    };
  } finally {
    await sql.end();
  }
}

function missing(acknowledged: BookingRecord, kept: BookingRecord): string[] {
  return [...acknowledged].flatMap(([token, line]) => (kept.get(token) === line ? [] : [line]));
}

/** Makes the primary wait for standbys with these names, and returns when it does. */
async function setSynchronousStandbys(names: string): Promise<void> {
  const url = services.postgres.adminUrl('postgres');
  if (services.postgres.primary.pid() === undefined) await services.postgres.primary.start();
  await administer(url, `alter system set synchronous_standby_names = '${names}'`);
  if (names) await waitForStandby(`sync_state = 'quorum'`);
}

/** Waits until the primary streams to a standby that fulfils the SQL condition. */
async function waitForStandby(condition: string): Promise<void> {
  const sql = postgres(services.postgres.adminUrl('postgres'), { max: 1 });
  try {
    const rows = () => sql.unsafe(`select from pg_stat_replication where ${condition}`);
    await expect.poll(async () => (await rows()).length, { timeout: 20_000 }).toBe(1);
  } finally {
    await sql.end();
  }
}

function standbyUrl(): string {
  const url = new URL(services.postgres.adminUrl('postgres'));
  url.port = new URL(services.postgres.replicaUrl('postgres')).port;
  return url.href;
}

async function administer(url: string, statement: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(statement);
    await sql`select pg_reload_conf()`;
  } finally {
    await sql.end();
  }
}
