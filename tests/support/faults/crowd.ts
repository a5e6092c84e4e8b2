import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Handle } from '@/db/connect';
import { DatabaseBusyError, DatabaseUnavailableError, OutcomeUnknownError } from '@/db/errors';
import { read, transaction } from '@/db/transaction';

/** The outcomes that the clients got: booking numbers that were acknowledged, refused, or unknown. */
interface Outcomes {
  stored: number[];
  refused: number[];
  unknown: number[];
}

/** Creates the tables that the clients book in, empty. */
export async function makeCrowdTables({ db }: Handle): Promise<void> {
  await db.execute(sql`drop table if exists trial_seats, trial_tickets`);
  await db.execute(sql`create table trial_seats (seat int primary key, version int not null)`);
  await db.execute(sql`create table trial_tickets (booking int, n int, primary key (booking, n))`);
  await db.execute(sql`insert into trial_seats select n, 0 from generate_series(0, 199) n`);
}

let bookings = 0;

/** Starts `count` clients that book until `stop()`, which returns their outcomes, or throws any other error. */
export function startCrowd(handle: Handle, count: number): { stop: () => Promise<Outcomes> } {
  const outcomes: Outcomes = { stored: [], refused: [], unknown: [] };
  let isRunning = true;
  const clients = Promise.allSettled(
    Array.from({ length: count }, async () => {
      while (isRunning) {
        const booking = ++bookings;
        try {
          await book(handle, booking);
          outcomes.stored.push(booking);
        } catch (error) {
          outcomeOf(error, outcomes).push(booking);
          await sleep(20);
        }
      }
    }),
  );
  return {
    async stop() {
      isRunning = false;
      for (const client of await clients) if (client.status === 'rejected') throw client.reason;
      return outcomes;
    },
  };
}

/** Expects that acknowledged bookings are stored, refused ones are not, and none is stored in part. */
export async function expectConsistentBookings(handle: Handle, outcomes: Outcomes): Promise<void> {
  const rows = await read(handle, (db) =>
    db.execute<{ booking: number; n: number }>(
      sql`select booking, count(*)::int as n from trial_tickets group by booking`,
    ),
  );
  const found = new Set(rows.map(({ booking }) => booking));
  expect(rows.filter(({ n }) => n !== 2)).toEqual([]);
  expect(outcomes.stored.filter((booking) => !found.has(booking))).toEqual([]);
  expect(outcomes.refused.filter((booking) => found.has(booking))).toEqual([]);
}

function book(handle: Handle, booking: number): Promise<void> {
  const seat = booking % 200;
  return transaction(handle, async (tx) => {
    await tx.execute(sql`select version from trial_seats where seat = ${seat} for update`);
    await Promise.all([
      tx.execute(sql`insert into trial_tickets values (${booking}, 1)`),
      tx.execute(sql`update trial_seats set version = version + 1 where seat = ${seat}`),
      tx.execute(sql`insert into trial_tickets values (${booking}, 2)`),
    ]);
  });
}

function outcomeOf(error: unknown, { refused, unknown }: Outcomes): number[] {
  if (error instanceof OutcomeUnknownError) return unknown;
  if (error instanceof DatabaseUnavailableError || error instanceof DatabaseBusyError)
    return refused;
  throw error;
}
