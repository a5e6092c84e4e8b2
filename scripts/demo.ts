import './services/require-node';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { requireDriverPatch } from '@/db/driver-patch';
import { parseEnv } from '@/lib/env';
import { explain } from './explain';
import { migrate } from './migrate';
import { ensureDemoOwner } from './seed/demo-owner';
import { seed } from './seed/seed';
import { CHECKOUT, claim, release } from './services/claim';
import { openFolder, stopAbandoned, stopServers } from './services/folder';
import { isFree } from './services/ports';
import { startPostgres } from './services/postgres';
import { startRedis } from './services/redis';
import { announceDemo } from './services/running-demo';
import { postgresEnv, redisEnv } from './services/start';
import { stopOnSignal } from './services/stop-on-signal';
import { step } from './step';
import { ensureBuild } from './web/build';
import { serve } from './web/serve';

// Wide enough for a load test from one address.
const DEMO_LIMIT = '1000000';

const mode = process.argv.includes('--dev') ? 'dev' : 'start';
const settings = join(CHECKOUT, '.env');
if (existsSync(settings)) process.loadEnvFile(settings);
const port = Number(process.env.PORT || 3000);
const url = `http://localhost:${port}`;
const dataDir = join(CHECKOUT, '.data', String(port));

let claimed = false;
let stopping = false;
const end = stopOnSignal(async () => {
  // Before that, what runs in the folder belongs to another demo.
  if (!claimed) return;
  stopping = true;
  console.log('Stopping …');
  await stopServers(dataDir);
  release(dataDir);
});

try {
  await demo();
} catch (error) {
  console.error(explain(error));
  await end(1);
}

async function demo(): Promise<void> {
  requireDriverPatch();
  // Whatever is wrong is said before anything is started; what is not set yet will be.
  parseEnv({
    ...process.env,
    DATABASE_URL: process.env.DATABASE_URL || 'postgres://to-be/started',
  });
  await takePort();
  const services = await step('Starting services', startMissing);
  const env = {
    BOOKINGS_PER_MINUTE: process.env.BOOKINGS_PER_MINUTE || DEMO_LIMIT,
    READS_PER_MINUTE: process.env.READS_PER_MINUTE || DEMO_LIMIT,
    PLACES_PER_NETWORK: process.env.PLACES_PER_NETWORK || DEMO_LIMIT,
    LIVE_PER_CLIENT: process.env.LIVE_PER_CLIENT || DEMO_LIMIT,
    ...services,
  };
  const database = process.env.DATABASE_URL || services.DATABASE_URL || '';
  await step('Bringing the database to the newest schema', () => bringUpToDate(database));
  await step('Filling it with venues and shows, if it is empty', (report) =>
    seed(database, report),
  );
  const owner = await ensureDemoOwner(database, dataDir);
  const distDir =
    mode === 'dev'
      ? '.next'
      : await step('Building the site', (report) => ensureBuild(dataDir, report));
  const site = await step('Starting the site', () => serve({ mode, distDir, port, dataDir, env }));
  announceDemo(dataDir, { url, env: { ...env, DATABASE_URL: database } });
  console.log(whatToTry(owner));
  await site.ended;
  if (!stopping) console.error('The site has ended by itself.');
  await end(1);
}

async function takePort(): Promise<void> {
  claimed = claim(dataDir);
  if (!claimed) {
    throw new Error(
      `This checkout's demo runs already: ${url}. Another beside it: PORT=${port + 1}`,
    );
  }
  await stopServers(dataDir);
  await stopAbandoned();
  if (!(await isFree(port))) {
    throw new Error(`Port ${port} is taken by another program. Choose one: PORT=${port + 1}`);
  }
}

/** Starts what the environment does not name a server of the user's own for. */
async function startMissing(report: (line: string) => void): Promise<Record<string, string>> {
  const folder = await openFolder(dataDir, port);
  const env: Record<string, string> = {};
  if (process.env.DATABASE_URL) report('Postgres is the one in DATABASE_URL');
  else Object.assign(env, postgresEnv(await startPostgres(folder, true, report)));
  if (process.env.UPSTASH_REDIS_REST_URL) {
    report('Redis is the one in UPSTASH_REDIS_REST_URL');
    return env;
  }
  try {
    Object.assign(env, redisEnv(await startRedis(folder, report)));
  } catch (error) {
    report(explain(error));
    report('Going on without Redis: everything works, and the database is read more often.');
  }
  return env;
}

async function bringUpToDate(database: string): Promise<void> {
  try {
    await migrate(database);
  } catch (cause) {
    const anew = process.env.DATABASE_URL ? '' : ` To begin with new data: rm -r ${dataDir}`;
    throw new Error(`The database could not be brought to the newest schema.${anew}`, { cause });
  }
}

function whatToTry(owner: { email: string; password: string } | null): string {
  const signIn = owner
    ? `sign in as ${owner.email} with ${owner.password}`
    : 'the house’s own pages';
  return `
Rowlock is up: ${url}

Try:
  ${url}                   what is on; open a show and book on its map
  ${url}/search            find a show by text, date or venue
  ${url}/openapi.json      the JSON API
  ${url}/staff             run the house: ${signIn}
  npm run import-plan -- FILE             bring in a hall of your own
Ctrl-C stops everything. The data stays in ${dataDir}.
`;
}
