import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { type Bridge, startBridge } from './bridge';
import { postgresPlace } from './place';
import { choosePorts } from './ports';
import { type PostgresPair, startPostgres } from './postgres';
import { redisProgram } from './redis-program';
import { type RedisServer, redisServer } from './redis-server';

export interface ServicesOptions {
  /** Where data, logs, secrets and chosen ports are kept; made if missing. */
  dataDir: string;
  /** The web server's port, from which the services' ports derive; else from `dataDir`. */
  webPort?: number;
  withStandby?: boolean;
  /** `if-possible`: without a redis-server to be had, `env` has no Redis. */
  withRedis?: boolean | 'if-possible';
  report?: (line: string) => void;
}

/** Running services. Each can be killed and started again by itself. */
export interface Services {
  /** DATABASE_URL, DATABASE_REPLICA_URL, UPSTASH_REDIS_REST_URL and UPSTASH_REDIS_REST_TOKEN. */
  env: Record<string, string>;
  postgres: PostgresPair;
  redis: RedisServer | undefined;
  bridge: Bridge | undefined;
  /** Makes an empty database owned by the application's role, or a copy of `template`. */
  createDatabase(name: string, template?: string): Promise<string>;
  dropDatabase(name: string): Promise<void>;
  stop(): Promise<void>;
}

const DATABASE = 'rowlock';

/** Starts real services on 127.0.0.1 and returns when they answer. Orphans of a killed run are stopped. */
export async function startServices(options: ServicesOptions): Promise<Services> {
  const { webPort, withStandby = true, withRedis = true, report = () => {} } = options;
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  const dataDir = realpathSync(options.dataDir);
  const secrets = keptSecrets(join(dataDir, 'secrets.json'));
  const place = postgresPlace(dataDir);
  const ports = await choosePorts(dataDir, webPort);

  const pair = await startPostgres({
    place,
    ports,
    password: secrets.postgres,
    withStandby,
    report,
  });
  let redis: RedisServer | undefined;
  let bridge: Bridge | undefined;
  const stop = async () => {
    await bridge?.stop();
    await redis?.stop();
    await pair.standby?.stop();
    await pair.primary.stop();
  };
  try {
    await ensureDatabase(pair, DATABASE);
    if (withRedis) {
      try {
        const program = () => redisProgram(dataDir, report);
        redis = redisServer(program, join(dataDir, 'redis'), ports.redis, secrets.redis);
        await redis.start();
        bridge = await startBridge({
          port: ports.bridge,
          token: secrets.token,
          redis: { port: ports.redis, password: secrets.redis },
        });
        report(`Redis on port ${ports.redis}, its REST bridge on port ${ports.bridge}`);
      } catch (error) {
        redis = undefined;
        if (withRedis !== 'if-possible') throw error;
        report(`${error instanceof Error ? error.message : error} Going on without Redis.`);
      }
    }
  } catch (error) {
    await stop();
    throw error;
  }
  const env: Record<string, string> = {
    DATABASE_URL: pair.url(DATABASE),
    DATABASE_REPLICA_URL: pair.replicaUrl(DATABASE),
  };
  if (bridge) {
    env.UPSTASH_REDIS_REST_URL = `http://127.0.0.1:${ports.bridge}`;
    env.UPSTASH_REDIS_REST_TOKEN = secrets.token;
  }
  return {
    env,
    postgres: pair,
    redis,
    bridge,
    createDatabase: (name, template) => createDatabase(pair, name, template),
    dropDatabase: (name) => asAdmin(pair, `drop database if exists "${name}" with (force)`),
    stop,
  };
}

interface Secrets {
  postgres: string;
  redis: string;
  token: string;
}

/** Other users of the machine reach loopback too, so local services have secrets as well. */
function keptSecrets(file: string): Secrets {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  } catch {
    const secret = () => randomBytes(16).toString('hex');
    const secrets = { postgres: secret(), redis: secret(), token: secret() };
    writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
    return secrets;
  }
}

async function ensureDatabase(pair: PostgresPair, name: string): Promise<void> {
  const sql = postgres(pair.adminUrl('postgres'), { max: 1 });
  try {
    const found = await sql`select from pg_database where datname = ${name}`;
    if (found.length === 0) await createDatabase(pair, name);
  } finally {
    await sql.end();
  }
}

async function createDatabase(pair: PostgresPair, name: string, template = 'template0') {
  await asAdmin(pair, `create database "${name}" owner rowlock template "${template}"`);
  return pair.url(name);
}

async function asAdmin(pair: PostgresPair, statement: string): Promise<void> {
  const sql = postgres(pair.adminUrl('postgres'), { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}
