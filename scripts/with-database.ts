import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { Database } from '@/db/connect';
import * as schema from '@/db/schema';
import { CHECKOUT } from './checkout';
import { loadEnvFile } from './load-env-file';
import { migrate } from './migrate';
import { claim, release } from './services/claim';
import { openFolder, stopServers } from './services/folder';
import { APP_DATABASE, startPostgres } from './services/postgres';
import { listRunningDemos } from './services/running-demo';
import { stopOnSignal } from './services/stop-on-signal';

/**
 * Runs a command's work on the database in `DATABASE_URL`, else on that of this checkout's running demo, else on
 * that of its stopped demo, whose Postgres it starts and stops again. Prints its choice on stderr, because
 * stdout belongs to the command.
 */
export async function withDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  loadEnvFile();
  if (process.env.DATABASE_URL) {
    console.error('Using the database in DATABASE_URL.');
    await migrate(process.env.DATABASE_URL);
    return onDatabase(process.env.DATABASE_URL, work);
  }
  const demos = listRunningDemos();
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
    throw new Error(`The demo on port ${port} is starting. Try again in a few seconds.`);
  const cleanUp = async () => {
    await stopServers(dataDir);
    release(dataDir);
  };
  stopOnSignal(cleanUp);
  try {
    console.error('No demo is running; starting its Postgres …');
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
    // The role's timeout is meant for bookings; storing 100,000 seats may take longer.
    await sql`set statement_timeout = 0`;
    return await work(drizzle(sql, { schema }));
  } finally {
    await sql.end();
  }
}
