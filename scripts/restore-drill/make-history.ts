import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import type { PostgresPair } from '../services/postgres';
import { APP_DATABASE } from '../services/postgres';
import { copyBase } from '../services/standby';
import { archiveAll } from './archive';
import { compareBookings } from './compare';
import { startCrowd } from './crowd';
import { type BookingRecord, readBookings } from './record';

/** A database with a past: a base backup, a point in time, and a disaster after it. */
export interface History {
  /** Every booking that was there or acknowledged before the point. */
  record: BookingRecord;
  /** When the base backup was complete, and the point, by the database's clock as Postgres writes it. */
  backedUp: string;
  point: string;
  /** How many were acknowledged while the base backup was taken, by the point in all, and after it. */
  duringBackup: number;
  acknowledged: number;
  afterPoint: number;
  /** Milliseconds that the base backup took, bytes of WAL from its start to the point. */
  backupMs: number;
  walBytes: number;
  /** Bookings that the disaster took away or that were made after the point. */
  differences: number;
}

interface Scene {
  pair: PostgresPair;
  /** The primary's cluster, and where its base backup goes. */
  cluster: string;
  backup: string;
  archive: string;
  /** How long people book before and after the point, in milliseconds. */
  ms: number;
}

/** Takes a base backup of a seeded primary under booking load, books on, and deletes what was sold. */
export async function makeHistory({ pair, cluster, backup, archive, ms }: Scene): Promise<History> {
  const url = pair.url(APP_DATABASE);
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    // The role's limit is for bookings; the whole table takes longer.
    await sql`set statement_timeout = 0`;
    const record = await readBookings(sql);
    const start = await walPosition(sql);
    const crowd = await startCrowd(url, sql);
    try {
      await sleep(ms);
      const before = crowd.acknowledged.size;
      const began = performance.now();
      await copyBase(cluster, backup, pair.adminUrl('postgres'));
      const backupMs = performance.now() - began;
      const backedUp = await now(sql);
      const duringBackup = crowd.acknowledged.size - before;
      await sleep(ms);

      // A moment without a booking under way, so that each is clearly before the point or after it.
      await crowd.pause();
      const point = await now(sql);
      for (const [token, line] of crowd.acknowledged) record.set(token, line);
      const acknowledged = crowd.acknowledged.size;
      const end = await walPosition(sql);
      await sleep(10);
      crowd.goOn();
      await sleep(ms);
      await crowd.pause();

      await strike(sql);
      const differences = compareBookings(record, await readBookings(sql)).length;
      await archiveAll(pair.adminUrl('postgres'), archive);
      return {
        record,
        backedUp,
        point,
        duringBackup,
        acknowledged,
        afterPoint: crowd.acknowledged.size - acknowledged,
        backupMs,
        walBytes: end - start,
        differences,
      };
    } finally {
      await crowd.stop();
    }
  } finally {
    await sql.end();
  }
}

/** What a wrong statement at the wrong prompt does. */
async function strike(sql: postgres.Sql): Promise<void> {
  await sql`delete from tickets where show_id in (select show_id from bookings order by created_at desc limit 1)`;
  await sql`delete from bookings b where not exists (
    select from tickets t where t.show_id = b.show_id and t.booking_id = b.id)`;
}

async function now(sql: postgres.Sql): Promise<string> {
  const [row] = await sql<{ point: string }[]>`
    select (clock_timestamp() at time zone 'UTC')::text || '+00' as point`;
  return row?.point ?? '';
}

async function walPosition(sql: postgres.Sql): Promise<number> {
  const [row] = await sql<{ bytes: string }[]>`
    select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::text as bytes`;
  return Number(row?.bytes);
}
