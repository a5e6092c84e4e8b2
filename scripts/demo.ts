import './services/require-node';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { requireDriverPatch } from '@/db/driver-patch';
import { parseEnv } from '@/lib/env';
import { CHECKOUT } from './checkout';
import { explain } from './explain';
import { migrate } from './migrate';
import { HIGH_DEMAND_SHOW, setHighDemand } from './queue/set-high-demand';
import { workerServer } from './queue/worker-server';
import { ensureDemoOwner } from './seed/demo-owner';
import { seed } from './seed/seed';
import { claim, release } from './services/claim';
import { type Folder, openFolder, stopAbandoned, stopServers } from './services/folder';
import { isFree } from './services/ports';
import { startPostgres } from './services/postgres';
import { type Rabbit, startRabbit } from './services/rabbit';
import { startRedis } from './services/redis';
import { announceDemo } from './services/running-demo';
import { postgresEnv, rabbitEnv, redisEnv } from './services/start';
import { stopOnSignal } from './services/stop-on-signal';
import { step } from './step';
import { ensureBuild } from './web/build';
import { serve } from './web/serve';

// Wide enough for a load test from one address.
const DEMO_LIMIT = '1000000';

const withQueue = process.argv.includes('--queue');
const mode = process.argv.includes('--dev') ? 'dev' : 'start';
const settings = join(CHECKOUT, '.env');
if (existsSync(settings)) process.loadEnvFile(settings);
const port = Number(process.env.PORT || 3000);
const url = `http://localhost:${port}`;
const dataDir = join(CHECKOUT, '.data', String(port));

const QUEUE_WORDS = `  ${url}/shows/northern-static-${HIGH_DEMAND_SHOW}   a show in high demand: its bookings wait in line
  tail -f ${join(dataDir, 'worker.log')}       who settles them; another beside it: npm run worker
  npm run dead-letters                    what nobody could settle
`;

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
  await step('Bringing the database to the newest schema', () => bringUpToDate(database));
  await step('Filling it with venues and shows, if it is empty', (report) =>
    seed(database, report),
  );
  // Without a worker nobody would settle what is asked for; in a database of one's own staff decide.
  if (!process.env.DATABASE_URL) await setHighDemand(database, withQueue ? [HIGH_DEMAND_SHOW] : []);
  const owner = await ensureDemoOwner(database, dataDir);
  const distDir =
    mode === 'dev'
      ? '.next'
      : await step('Building the site', (report) => ensureBuild(dataDir, report));
  const site = await step('Starting the site', () => serve({ mode, distDir, port, dataDir, env }));
  if (withQueue) {
    const worker = { dataDir, name: 'worker', port: folder.ports.worker, env };
    await step('Starting a worker of the queue', () => workerServer(worker).start());
  }
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
async function startMissing(
  folder: Folder,
  report: (line: string) => void,
): Promise<Record<string, string>> {
  const env: Record<string, string> = {};
  if (process.env.DATABASE_URL) report('Postgres is the one in DATABASE_URL');
  else Object.assign(env, postgresEnv(await startPostgres(folder, true, report)));
  if (process.env.RABBITMQ_URL) report('RabbitMQ is the one in RABBITMQ_URL');
  else if (withQueue) Object.assign(env, rabbitEnv(await startBroker(folder, report)));
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

async function startBroker(folder: Folder, report: (line: string) => void): Promise<Rabbit> {
  try {
    return await startRabbit(folder, report);
  } catch (cause) {
    throw new Error('There is no queue without RabbitMQ. The demo runs as well without --queue.', {
      cause,
    });
  }
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
${withQueue ? QUEUE_WORDS : ''}Ctrl-C stops everything. The data stays in ${dataDir}.
`;
}
