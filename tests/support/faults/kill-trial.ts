/**
 * A program: `kill-trial.ts DRIVER URL SECONDS`. Sixty clients book through Drizzle with the given build of
 * the driver, while a random connection is killed every 100 ms. Prints the result as one line of JSON. It is
 * a separate process, because the published driver throws errors that cannot be caught.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/postgres-js';
import type postgresType from 'postgres';

export interface KillTrial {
  /** Connections killed, bookings acknowledged, calls that failed. */
  killed: number;
  booked: number;
  failed: number;
  /** Calls without an answer after 5 s, and uncaught errors. */
  unsettled: number;
  uncaught: number;
  /** How many of 60 bookings after the last kill got an answer. */
  servedAfterwards: number;
  /** Bookings with only one of two tickets, and acknowledged bookings that are missing. */
  half: number;
  lost: number;
}

const [driver = '', url = '', seconds = '5'] = process.argv.slice(2);
const { default: postgres } = (await import(pathToFileURL(driver).href)) as {
  default: typeof postgresType;
};
const CLIENTS = 60;
const trial: KillTrial = {
  killed: 0,
  booked: 0,
  failed: 0,
  unsettled: 0,
  uncaught: 0,
  servedAfterwards: 0,
  half: 0,
  lost: 0,
};
process.on('uncaughtException', () => trial.uncaught++);
process.on('unhandledRejection', () => trial.uncaught++);

const admin = postgres(url, { max: 1, onnotice: () => {} });
await admin`create table trial_seats (seat int primary key, version int not null)`;
await admin`create table trial_tickets (booking int, n int, primary key (booking, n))`;
await admin`insert into trial_seats select n, 0 from generate_series(0, 199) n`;

const pool = postgres(url, { max: 20, fetch_types: false, backoff: () => 0.05 });
const db = drizzle(pool);
const acknowledged: number[] = [];
let bookings = 0;

async function book(): Promise<void> {
  const booking = ++bookings;
  const seat = booking % 200;
  await db.transaction(async (tx) => {
    await tx.execute(sql`select version from trial_seats where seat = ${seat} for update`);
    await Promise.all([
      tx.execute(sql`insert into trial_tickets values (${booking}, 1)`),
      tx.execute(sql`update trial_seats set version = version + 1 where seat = ${seat}`),
      tx.execute(sql`insert into trial_tickets values (${booking}, 2)`),
    ]);
  });
  acknowledged.push(booking);
}

/** Whether the booking succeeded or failed within 5 s. */
async function settles(): Promise<boolean> {
  const answer = book().then(
    () => trial.booked++,
    () => trial.failed++,
  );
  const settled = await Promise.race([answer.then(() => true), sleep(5_000, false)]);
  if (!settled) trial.unsettled++;
  return settled;
}

const end = Date.now() + Number(seconds) * 1000;
const clients = Array.from({ length: CLIENTS }, async () => {
  while (Date.now() < end) await settles();
});
while (Date.now() < end) {
  await sleep(100);
  const [hit] = await admin`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() order by random() limit 1`;
  if (hit) trial.killed++;
}
await Promise.all(clients);

const late = await Promise.all(Array.from({ length: CLIENTS }, settles));
trial.servedAfterwards = late.filter(Boolean).length;

const stored = await admin<{ booking: number; n: number }[]>`
  select booking, count(*)::int as n from trial_tickets group by booking`;
trial.half = stored.filter(({ n }) => n !== 2).length;
const found = new Set(stored.map(({ booking }) => booking));
trial.lost = acknowledged.filter((booking) => !found.has(booking)).length;
await admin`drop table trial_seats, trial_tickets`;
console.log(JSON.stringify(trial));
process.exit();
