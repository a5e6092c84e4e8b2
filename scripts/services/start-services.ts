import postgres from 'postgres';
import { openFolder } from './folder';
import { APP_DATABASE, type PostgresPair, startPostgres } from './postgres';
import { type Rabbit, startRabbit } from './rabbit';
import { type RedisPair, startRedis } from './redis';

interface ServicesOptions {
  /** Where data, logs, secrets and chosen ports are kept; created if missing. */
  dataDir: string;
  /** The web server's port, from which the services' ports are derived; without it, from `dataDir`. */
  webPort?: number;
  withStandby?: boolean;
  withRedis?: boolean;
  /** Also start RabbitMQ, which takes some seconds. */
  withBroker?: boolean;
  report?: (line: string) => void;
}

/** Running services. Each server can be killed and started again on its own. */
export interface Services {
  /** DATABASE_URL, DATABASE_REPLICA_URL, UPSTASH_REDIS_REST_URL, UPSTASH_REDIS_REST_TOKEN, RABBITMQ_URL. */
  env: Record<string, string>;
  postgres: PostgresPair;
  redis: RedisPair | undefined;
  rabbit: Rabbit | undefined;
  /** Creates an empty database that the application's role owns, and returns its URL. */
  createDatabase(name: string): Promise<string>;
  /** Ends a database's sessions and drops it. */
  dropDatabase(name: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts real services on 127.0.0.1 and returns when they answer. Stops orphans of a killed run first. */
export async function startServices(options: ServicesOptions): Promise<Services> {
  const { dataDir, webPort, withStandby = true, withRedis = true, withBroker = false } = options;
  const { report = () => {} } = options;
  const folder = await openFolder(dataDir, webPort);
  const pair = await startPostgres(folder, withStandby, report);
  let redis: RedisPair | undefined;
  let rabbit: Rabbit | undefined;
  try {
    if (withRedis) redis = await startRedis(folder, report);
    if (withBroker) rabbit = await startRabbit(folder, report);
  } catch (error) {
    await redis?.stop();
    await pair.stop();
    throw error;
  }
  return {
    env: { ...postgresEnv(pair), ...redisEnv(redis), ...rabbitEnv(rabbit) },
    postgres: pair,
    redis,
    rabbit,
    async createDatabase(name) {
      await asOwner(pair, `create database "${name}"`);
      return pair.url(name);
    },
    dropDatabase: (name) => asOwner(pair, `drop database if exists "${name}" with (force)`),
    async stop() {
      await rabbit?.server.stop();
      await redis?.stop();
      await pair.stop();
    },
  };
}

async function asOwner(pair: PostgresPair, statement: string): Promise<void> {
  const sql = postgres(pair.url(APP_DATABASE), { max: 1, onnotice: () => {} });
  await sql.unsafe(statement).finally(() => sql.end());
}

export function postgresEnv(pair: PostgresPair): Record<string, string> {
  return {
    DATABASE_URL: pair.url(APP_DATABASE),
    DATABASE_REPLICA_URL: pair.replicaUrl(APP_DATABASE),
  };
}

export function redisEnv(redis: RedisPair | undefined): Record<string, string> {
  if (!redis) return {};
  return { UPSTASH_REDIS_REST_URL: redis.url, UPSTASH_REDIS_REST_TOKEN: redis.token };
}

export function rabbitEnv(rabbit: Rabbit | undefined): Record<string, string> {
  return rabbit ? { RABBITMQ_URL: rabbit.url() } : {};
}
