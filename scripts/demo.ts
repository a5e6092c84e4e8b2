import './services/require-node';
import { join } from 'node:path';
import { requireDriverPatch } from '@/db/driver-patch';
import { parseEnv } from '@/lib/env';
import { CHECKOUT } from './checkout';
import { explain } from './explain';
import { loadEnvFile } from './load-env-file';
import { migrate } from './migrate';
import { HIGH_DEMAND_SHOW, setHighDemand } from './queue/set-high-demand';
import { workerServer } from './queue/worker-server';
import { ensureDemoOwner } from './seed/demo-owner';
import { seed } from './seed/seed';
import { claim, release } from './services/claim';
import { type Folder, openFolder, stopAbandonedServers, stopServers } from './services/folder';
import { isFree } from './services/ports';
import { startPostgres } from './services/postgres';
import { type Rabbit, startRabbit } from './services/rabbit';
import { startRedis } from './services/redis';
import { recordDemo } from './services/running-demo';
import { postgresEnv, rabbitEnv, redisEnv } from './services/start-services';
import { stopOnSignal } from './services/stop-on-signal';
import { step } from './step';
import { ensureBuild } from './web/build';
import { serve } from './web/serve';

// High enough for a load test from one address.
const DEMO_LIMIT = '1000000';

const withQueue = process.argv.includes('--queue');
const mode = process.argv.includes('--dev') ? 'dev' : 'start';
loadEnvFile();
const port = Number(process.env.PORT || 3000);
const url = `http://localhost:${port}`;
const dataDir = join(CHECKOUT, '.data', String(port));

const QUEUE_HINTS = `  ${url}/shows/northern-static-${HIGH_DEMAND_SHOW}   a show in high demand: its bookings go through the queue
  tail -f ${join(dataDir, 'worker.log')}       the worker that settles them; another one: npm run worker
  npm run dead-letters                    requests that no worker could settle
`;

let claimed = false;
let stopping = false;
const end = stopOnSignal(async () => {
  // Without the claim, the servers in the folder belong to another demo.
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
  // Checks the settings before anything starts; a database address that is missing is set later.
  parseEnv({
    ...process.env,
    DATABASE_URL: process.env.DATABASE_URL || 'postgres://to-be/started',
  });
  await takePort();
  const folder = await openFolder(dataDir, port);
  const services = await step('Starting services', (report) => startMissing(folder, report));
  const env = {
    BOOKINGS_PER_MINUTE: process.env.BOOKINGS_PER_MINUTE || DEMO_LIMIT,
    READS_PER_MINUTE: process.env.READS_PER_MINUTE || DEMO_LIMIT,
    PLACES_PER_NETWORK: process.env.PLACES_PER_NETWORK || DEMO_LIMIT,
    LIVE_PER_CLIENT: process.env.LIVE_PER_CLIENT || DEMO_LIMIT,
    ...services,
  };
  const database = process.env.DATABASE_URL || services.DATABASE_URL || '';
  await step('Bringing the database to the newest schema', () => migrateOrExplain(database));
  await step('Filling it with venues and shows, if it is empty', (report) =>
    seed(database, report),
  );
  // Only with a worker; in the user's own database staff decide.
  if (!process.env.DATABASE_URL) await setHighDemand(database, withQueue ? [HIGH_DEMAND_SHOW] : []);
  const owner = await ensureDemoOwner(database, dataDir);
  const distDir =
    mode === 'dev'
      ? '.next'
      : await step('Building the site', (report) => ensureBuild(dataDir, report));
  const site = await step('Starting the site', () => serve({ mode, distDir, port, dataDir, env }));
  if (withQueue) {
    const worker = { dataDir, name: 'worker', port: folder.ports.worker, env };
    await step('Starting a worker of the booking queue', () => workerServer(worker).start());
  }
  recordDemo(dataDir, { url, env: { ...env, DATABASE_URL: database } });
  console.log(whatToTry(owner));
  await site.ended;
  if (!stopping) console.error('The site has ended unexpectedly.');
  await end(1);
}

async function takePort(): Promise<void> {
  claimed = claim(dataDir);
  if (!claimed) {
    throw new Error(
      `This checkout's demo is already running: ${url}. For a second one: PORT=${port + 1}`,
    );
  }
  await stopServers(dataDir);
  await stopAbandonedServers();
  if (!(await isFree(port))) {
    throw new Error(`Port ${port} is in use by another program. Choose another: PORT=${port + 1}`);
  }
}

/** Starts the services for which the environment names no server of the user's own. */
async function startMissing(
  folder: Folder,
  report: (line: string) => void,
): Promise<Record<string, string>> {
  const env: Record<string, string> = {};
  if (process.env.DATABASE_URL) report('Using the Postgres in DATABASE_URL');
  else Object.assign(env, postgresEnv(await startPostgres(folder, true, report)));
  if (process.env.RABBITMQ_URL) report('Using the RabbitMQ in RABBITMQ_URL');
  else if (withQueue) Object.assign(env, rabbitEnv(await startBroker(folder, report)));
  if (process.env.UPSTASH_REDIS_REST_URL) {
    report('Using the Redis in UPSTASH_REDIS_REST_URL');
    return env;
  }
  try {
    Object.assign(env, redisEnv(await startRedis(folder, report)));
  } catch (error) {
    report(explain(error));
    report('Continuing without Redis: everything works, with more database reads.');
  }
  return env;
}

async function startBroker(folder: Folder, report: (line: string) => void): Promise<Rabbit> {
  try {
    return await startRabbit(folder, report);
  } catch (cause) {
    throw new Error('The queue needs RabbitMQ. Without --queue the demo does not.', {
      cause,
    });
  }
}

async function migrateOrExplain(database: string): Promise<void> {
  try {
    await migrate(database);
  } catch (cause) {
    const hint = process.env.DATABASE_URL ? '' : ` To start with new data: rm -r ${dataDir}`;
    throw new Error(`The database could not be migrated to the newest schema.${hint}`, { cause });
  }
}

function whatToTry(owner: { email: string; password: string } | null): string {
  const signIn = owner ? `sign in as ${owner.email} with ${owner.password}` : 'the staff pages';
  return `
Rowlock is up: ${url}

Try:
  ${url}                   the shows; open one and book seats on its map
  ${url}/search            find a show by text, date or venue
  ${url}/openapi.json      the JSON API
  ${url}/staff             the box office and administration: ${signIn}
  npm run import-plan -- FILE             import a seating plan of your own
${withQueue ? QUEUE_HINTS : ''}Ctrl-C stops everything. The data stays in ${dataDir}.
`;
}
