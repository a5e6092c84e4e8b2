import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Database } from '@/db/connect';
import * as schema from '@/db/schema';
import { CHECKOUT } from './checkout';
import { migrate } from './migrate';
import { claim, release } from './services/claim';
import { openFolder, stopServers } from './services/folder';
import { APP_DATABASE, startPostgres } from './services/postgres';
import { runningDemos } from './services/running-demo';
import { stopOnSignal } from './services/stop-on-signal';

/**
 * Runs a command's work on the database of `DATABASE_URL`, else of this checkout's running demo, else of
 * its demo that does not run, whose Postgres is started for as long as the work takes. What it chose is
 * said on stderr, so that stdout is the command's own.
 */
export async function withDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const settings = join(CHECKOUT, '.env');
  if (existsSync(settings)) process.loadEnvFile(settings);
  if (process.env.DATABASE_URL) {
    console.error('Using the database in DATABASE_URL.');
    await migrate(process.env.DATABASE_URL);
    return onDatabase(process.env.DATABASE_URL, work);
  }
  const demos = runningDemos();
  const demo = demos.find(({ url }) => new URL(url).port === process.env.PORT) ?? demos[0];
  if (demo?.env.DATABASE_URL) {
    console.error(`Using the database of the demo at ${demo.url}.`);
    return onDatabase(demo.env.DATABASE_URL, work);
  }
  return onStartedPostgres(work);
}

async function onStartedPostgres<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const port = Number(process.env.PORT || 3000);
  const dataDir = join(CHECKOUT, '.data', String(port));
  if (!claim(dataDir))
    throw new Error(`The demo on port ${port} is just starting. Try again soon.`);
  const cleanUp = async () => {
    await stopServers(dataDir);
    release(dataDir);
  };
  stopOnSignal(cleanUp);
  try {
    console.error('Starting Postgres, as no demo is running …');
    const folder = await openFolder(dataDir, port);
    const pair = await startPostgres(folder, false, (line) => console.error(`  ${line}`));
    await migrate(pair.url(APP_DATABASE));
    return await onDatabase(pair.url(APP_DATABASE), work);
  } finally {
    await cleanUp();
  }
}

async function onDatabase<T>(url: string, work: (db: Database) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    // The role's limit is for bookings; storing 100,000 seats may take longer.
    await sql`set statement_timeout = 0`;
    return await work(drizzle(sql, { schema }));
  } finally {
    await sql.end();
  }
}
