import './services/require-node';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { requireDriverPatch } from '@/db/driver-patch';
import { CHECKOUT } from './checkout';
import { type Cluster, startCluster } from './cluster/start-cluster';
import { runningParts, statusTable } from './cluster/status';
import { explain } from './explain';
import { loadEnvFile } from './load-env-file';
import { claim, ownerFile, release } from './services/claim';
import { stopAbandonedServers, stopServers } from './services/folder';
import { runningPid } from './services/process';
import { stopOnSignal } from './services/stop-on-signal';
import { step } from './step';

const CHECK_INTERVAL_MS = 2_000;
const DEPLOY_SIGNAL = 'SIGUSR2';

const { values, positionals } = parseArgs({
  options: { instances: { type: 'string', default: '2' } },
  allowPositionals: true,
});
const instances = Number(values.instances);
const port = Number(process.env.PORT || 4000);
const dataDir = join(CHECKOUT, '.data', 'cluster');

let claimed = false;
let deploying: Promise<void> | undefined;
const end = stopOnSignal(async () => {
  // Without the claim, the servers in the folder belong to another cluster.
  if (!claimed) return;
  console.log('Stopping …');
  await stopServers(dataDir);
  release(dataDir);
});

try {
  if (positionals[0] === 'deploy') await sendDeploySignal();
  else await run();
} catch (error) {
  console.error(explain(error));
  await end(1);
}

async function run(): Promise<void> {
  loadEnvFile();
  requireDriverPatch();
  if (!Number.isInteger(instances) || instances < 1 || instances > 9) {
    throw new Error('--instances must be a number from 1 to 9: npm run cluster -- --instances 3');
  }
  claimed = claim(dataDir);
  if (!claimed) throw new Error('This checkout’s cluster is already running.');
  const starting = start();
  // The handler is set before the start, because the signal would otherwise end this process.
  deployOnSignal(starting);
  const cluster = await starting;
  console.log(`\n${statusTable(cluster)}\n${whatToTry(cluster)}`);
  await watch(cluster);
}

async function start(): Promise<Cluster> {
  await stopServers(dataDir);
  await stopAbandonedServers();
  return step('Starting the cluster', (report) =>
    startCluster({ dataDir, instances, port, report }),
  );
}

/** Prints the table again when a process started or ended; after a deploy once for all processes. */
async function watch(cluster: Cluster): Promise<never> {
  for (let known = runningParts(cluster); ; ) {
    await sleep(CHECK_INTERVAL_MS);
    await deploying;
    const now = runningParts(cluster);
    if (now !== known) console.log(`\n${statusTable(cluster)}\n`);
    known = now;
  }
}

function deployOnSignal(starting: Promise<Cluster>): void {
  process.on(DEPLOY_SIGNAL, () => {
    // One deploy after the other; after a failed one the old processes keep running.
    deploying = (deploying ?? Promise.resolve())
      .then(() => starting)
      .then((cluster) => step('Deploying', (report) => cluster.deploy(report)))
      .catch((error) => console.error(explain(error)));
  });
}

async function sendDeploySignal(): Promise<void> {
  const pid = runningPid(ownerFile(dataDir));
  if (pid === undefined)
    throw new Error('This checkout’s cluster is not running. Start it: npm run cluster');
  process.kill(pid, DEPLOY_SIGNAL);
  console.log('The deploy has begun. Its progress is in the cluster’s terminal.');
}

function whatToTry({ origin, nginx }: Cluster): string {
  return `
Rowlock is up behind nginx: ${origin}

Try:
  npm run cluster -- deploy        build the changes, replace one instance after the other
  kill -9 PROCESS                  any process of the table; the site stays up
  tail -f ${nginx.accessLog}
Ctrl-C stops everything. Logs and data stay in ${dataDir}.
`;
}
