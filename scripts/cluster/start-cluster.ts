import { migrate } from '../migrate';
import { workerServer } from '../queue/worker-server';
import { seed } from '../seed/seed';
import { type Folder, openFolder, stopServers } from '../services/folder';
import type { Server } from '../services/pid-file-server';
import { APP_DATABASE, APP_ROLE, type PostgresPair, startPostgres } from '../services/postgres';
import { type Rabbit, startRabbit } from '../services/rabbit';
import { redisProgram } from '../services/redis-program';
import { redisServer } from '../services/redis-server';
import { rabbitEnv } from '../services/start-services';
import { bridgeServer } from './bridge-server';
import { choosePorts } from './choose-ports';
import { type Deployment, openDeployment } from './deployment';
import { type Instance, instance } from './instance';
import { instanceEnv, STANDBY_NAME } from './instance-env';
import { type Nginx, nginxServer } from './nginx-server';
import { pgbouncerServer } from './pgbouncer-server';
import { replaceInstances, replaceWorkers } from './replace-instances';

interface ClusterOptions {
  /** Where data, logs and pid files are kept. The caller has claimed it (`services/claim`). */
  dataDir: string;
  /** The number of app processes. */
  instances: number;
  report: (line: string) => void;
  /** nginx's port on 127.0.0.1; a free one if not given. */
  port?: number;
  /** Additional variables for the instances. */
  env?: Record<string, string>;
  /** How many forms and API writes a second nginx takes from one client; by default it refuses none. */
  postsPerSecond?: number;
}

/** The production topology as processes on this machine; each part can be killed and started on its own. */
export interface Cluster {
  /** nginx's address: the site. */
  origin: string;
  instances: Instance[];
  /** The application's role on each server, without pgbouncer. */
  databaseUrl: string;
  replicaUrl: string;
  /** The environment of every instance. */
  env: Record<string, string>;
  nginx: Nginx;
  pgbouncer: Server;
  postgres: PostgresPair;
  redis: Server;
  bridge: Server;
  /** Undefined when RABBITMQ_URL names the user's own server. */
  rabbit: Rabbit | undefined;
  /** They settle the requests of the booking queue. */
  workers: Server[];
  /** The ports of the parts that are not instances. */
  ports: { nginx: number; pgbouncer: number; workers: number[] } & Folder['ports'];
  /** Builds the changes and replaces one instance after the other, without losing a request. */
  deploy(report: (line: string) => void): Promise<void>;
  stop(): Promise<void>;
}

// High enough for a load test from one address.
const NO_LIMIT = 1_000_000;
const WORKERS = 2;

/** Starts everything and returns when all instances are ready. Fills an empty database as the demo does. */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const { dataDir, report } = options;
  const deployment = await openDeployment(dataDir, report);
  const folder = await openFolder(dataDir);
  try {
    return await startParts(options, folder, deployment);
  } catch (error) {
    await stopServers(dataDir);
    throw error;
  }
}

async function startParts(
  { dataDir, report, ...options }: ClusterOptions,
  folder: Folder,
  deployment: Deployment,
): Promise<Cluster> {
  const postgres = await startPostgres(folder, true, report);
  await migrate(postgres.url(APP_DATABASE));
  await seed(postgres.url(APP_DATABASE), report);
  const redis = redisServer(redisProgram(report), folder);
  const bridge = bridgeServer(folder);
  await redis.start();
  await bridge.start();
  const rabbit = process.env.RABBITMQ_URL ? undefined : await startRabbit(folder, report);

  const ports = await choosePorts(options.instances, WORKERS, options.port);
  const backend = { host: '127.0.0.1', database: APP_DATABASE };
  const pgbouncer = pgbouncerServer(
    folder,
    {
      listen: { address: '127.0.0.1', port: ports.pgbouncer },
      databases: {
        [APP_DATABASE]: { ...backend, port: folder.ports.primary },
        [STANDBY_NAME]: { ...backend, port: folder.ports.standby },
      },
      adminUser: APP_ROLE,
    },
    report,
  );
  await pgbouncer.start();

  const env = { ...instanceEnv(folder, ports), ...rabbitEnv(rabbit), ...options.env };
  const instances = ports.instances.map((port, n) =>
    instance({ dataDir, name: `app-${n + 1}`, port, env, distDir: deployment.distDir }),
  );
  const workers = ports.workers.map((port, n) =>
    workerServer({ dataDir, name: `worker-${n + 1}`, port, env }),
  );
  await Promise.all([...instances, ...workers].map((each) => each.start()));
  const nginx = nginxServer(
    folder,
    ports.nginx,
    {
      instances: instances.map(({ name, origin }) => ({ name, address: new URL(origin).host })),
      postsPerSecond: options.postsPerSecond ?? NO_LIMIT,
    },
    report,
  );
  nginx.addAssets(deployment.staticFolder());
  await nginx.start();
  return {
    origin: env.SITE_URL,
    instances,
    databaseUrl: postgres.url(APP_DATABASE),
    replicaUrl: postgres.replicaUrl(APP_DATABASE),
    env,
    nginx,
    pgbouncer,
    postgres,
    redis,
    bridge,
    rabbit,
    workers,
    ports: { ...folder.ports, ...ports },
    async deploy(reportStep) {
      await deployment.renew(reportStep);
      nginx.addAssets(deployment.staticFolder());
      // Before the instances, so that the workers understand what new instances put into the queue.
      await replaceWorkers(workers, reportStep);
      await replaceInstances(instances, nginx, reportStep);
    },
    stop: () => stopServers(dataDir),
  };
}
