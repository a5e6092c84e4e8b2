import type { Folder } from '../services/folder';
import { APP_DATABASE, APP_ROLE } from '../services/postgres';
import type { ClusterPorts } from './choose-ports';

/** The name of the standby's database in pgbouncer. */
export const STANDBY_NAME = `${APP_DATABASE}_standby`;

// High enough for a load test from one address.
const NO_LIMIT = '1000000';

/** The environment of an instance: databases through pgbouncer, one proxy in front. */
export function instanceEnv({ ports, secrets }: Folder, { nginx, pgbouncer }: ClusterPorts) {
  const database = (name: string) =>
    `postgres://${APP_ROLE}:${secrets.postgres}@127.0.0.1:${pgbouncer}/${name}`;
  return {
    DATABASE_URL: database(APP_DATABASE),
    DATABASE_REPLICA_URL: database(STANDBY_NAME),
    // pgbouncer assigns a connection for one transaction only, so prepared statements would be on another one.
    DATABASE_PREPARE: 'false',
    UPSTASH_REDIS_REST_URL: `http://127.0.0.1:${ports.bridge}`,
    UPSTASH_REDIS_REST_TOKEN: secrets.token,
    SITE_URL: `http://localhost:${nginx}`,
    TRUSTED_PROXY_HOPS: '1',
    BOOKINGS_PER_MINUTE: NO_LIMIT,
    READS_PER_MINUTE: NO_LIMIT,
    PLACES_PER_NETWORK: NO_LIMIT,
    LIVE_PER_CLIENT: NO_LIMIT,
  };
}
