import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import type { PostgresPair } from '../services/postgres';
import { APP_DATABASE } from '../services/postgres';
import { copyBase } from '../services/standby';
import { archiveAll } from './archive';
import { compareBookings } from './compare';
import { startCrowd } from './crowd';
import { type BookingRecord, readBookings } from './record';

/** What happened to a database: a base backup, bookings up to a restore point, and a deletion after it. */
export interface History {
  /** All bookings that existed or were acknowledged before the restore point. */
  record: BookingRecord;
  /** When the base backup was complete, and the restore point, as Postgres prints its clock. */
  backedUp: string;
  point: string;
  /** Bookings acknowledged during the base backup, up to the restore point in all, and after it. */
  duringBackup: number;
  acknowledged: number;
  afterPoint: number;
  /** The base backup's duration in milliseconds, and bytes of WAL from its start to the restore point. */
  backupMs: number;
  walBytes: number;
  /** Bookings that were deleted or were made after the restore point. */
  differences: number;
}

interface Scene {
  pair: PostgresPair;
  /** The folders of the primary's cluster and of its base backup. */
  cluster: string;
  backup: string;
  archive: string;
  /** How long clients book before and after the restore point, in milliseconds. */
  ms: number;
}

/** Takes a base backup of a seeded primary under booking load, continues to book, and deletes what was sold. */
export async function makeHistory({ pair, cluster, backup, archive, ms }: Scene): Promise<History> {
  const url = pair.url(APP_DATABASE);
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    // The role's timeout is meant for bookings; the whole table takes longer.
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

      // No booking is in progress here, so each is clearly before or after the restore point.
      await crowd.pause();
      const point = await now(sql);
      for (const [token, line] of crowd.acknowledged) record.set(token, line);
      const acknowledged = crowd.acknowledged.size;
      const end = await walPosition(sql);
      await sleep(10);
      crowd.goOn();
      await sleep(ms);
      await crowd.pause();

      await deleteBookings(sql);
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

/** Deletes what was sold, as a statement on the wrong database would. */
async function deleteBookings(sql: postgres.Sql): Promise<void> {
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
