import './services/require-node';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { requireDriverPatch } from '@/db/driver-patch';
import { CHECKOUT } from './checkout';
import { type Cluster, startCluster } from './cluster/start-cluster';
import { runningParts, statusTable } from './cluster/status';
import { explain } from './explain';
import { claim, ownerFile, release } from './services/claim';
import { stopAbandoned, stopServers } from './services/folder';
import { runningPid } from './services/process';
import { stopOnSignal } from './services/stop-on-signal';
import { step } from './step';

const LOOK_EVERY_MS = 2_000;
const DEPLOY = 'SIGUSR2';

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
  // Before that, what runs in the folder belongs to another cluster.
  if (!claimed) return;
  console.log('Stopping …');
  await stopServers(dataDir);
  release(dataDir);
});

try {
  if (positionals[0] === 'deploy') await askForDeploy();
  else await run();
} catch (error) {
  console.error(explain(error));
  await end(1);
}

async function run(): Promise<void> {
  const settings = join(CHECKOUT, '.env');
  if (existsSync(settings)) process.loadEnvFile(settings);
  requireDriverPatch();
  if (!Number.isInteger(instances) || instances < 1 || instances > 9) {
    throw new Error('How many instances? npm run cluster -- --instances 3, from 1 to 9.');
  }
  claimed = claim(dataDir);
  if (!claimed) throw new Error('The cluster of this checkout runs already.');
  const starting = start();
  // It can be asked from its claim on, and a signal that nobody listens to would end it.
  deployWhenAsked(starting);
  const cluster = await starting;
  console.log(`\n${statusTable(cluster)}\n${whatToTry(cluster)}`);
  await watch(cluster);
}

async function start(): Promise<Cluster> {
  await stopServers(dataDir);
  await stopAbandoned();
  return step('Starting the cluster', (report) =>
    startCluster({ dataDir, instances, port, report }),
  );
}

/** Prints the table again whenever a process came or went, by a deploy all at once. */
async function watch(cluster: Cluster): Promise<never> {
  for (let known = runningParts(cluster); ; ) {
    await sleep(LOOK_EVERY_MS);
    await deploying;
    const now = runningParts(cluster);
    if (now !== known) console.log(`\n${statusTable(cluster)}\n`);
    known = now;
  }
}

function deployWhenAsked(starting: Promise<Cluster>): void {
  process.on(DEPLOY, () => {
    // One after the other, and one that failed leaves what ran running.
    deploying = (deploying ?? Promise.resolve())
      .then(() => starting)
      .then((cluster) => step('Deploying', (report) => cluster.deploy(report)))
      .catch((error) => console.error(explain(error)));
  });
}

async function askForDeploy(): Promise<void> {
  const pid = runningPid(ownerFile(dataDir));
  if (pid === undefined) throw new Error('No cluster of this checkout runs: npm run cluster');
  process.kill(pid, DEPLOY);
  console.log('Asked. The window in which the cluster runs shows how it goes.');
}

function whatToTry({ origin, nginx }: Cluster): string {
  return `
Rowlock is up behind nginx: ${origin}

Try:
  npm run cluster -- deploy        build what changed, replace one instance after the other
  kill -9 PROCESS                  any line of the table; visitors go on
  tail -f ${nginx.accessLog}
Ctrl-C stops everything. Logs and data stay in ${dataDir}.
`;
}
