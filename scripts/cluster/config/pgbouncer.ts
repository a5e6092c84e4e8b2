/** One Postgres server behind pgbouncer. */
interface Backend {
  host: string;
  port: number;
  /** The database's name there. */
  database: string;
}

export interface PgbouncerSettings {
  listen: { address: string; port: number };
  /** By the name under which clients ask for it. */
  databases: Record<string, Backend>;
  /** May look at `SHOW POOLS`; has the application's password. */
  adminUser: string;
}

/*
 * How many connections there are, for INSTANCES processes:
 *
 * - An instance opens at most DATABASE_POOL_BOOKING + DATABASE_POOL_READ (10 + 10) to the primary's name
 *   and DATABASE_POOL_READ (10) to the standby's: 30. `max_client_conn` 1000 is enough for 33 instances.
 * - Postgres sees none of that: pgbouncer opens at most `default_pool_size` + `reserve_pool_size` to each,
 *   25 + 5. A booking holds one for four round trips, some milliseconds; 25 are thousands a second.
 * - `max_connections` of Postgres is 200: 30 from each pgbouncer, the standby's walsender, migrations,
 *   a backup and a person who looks. Six pgbouncers fit before anything has to be raised.
 */
const POOLS = {
  max_client_conn: 1000,
  default_pool_size: 25,
  reserve_pool_size: 5,
  reserve_pool_timeout: 1,
};

/** `pgbouncer.ini`: transaction mode, so that a connection is lent for one transaction only. */
export function pgbouncerIni({ listen, databases, adminUser }: PgbouncerSettings): string {
  const settings = {
    listen_addr: listen.address,
    listen_port: listen.port,
    unix_socket_dir: '',
    auth_type: 'scram-sha-256',
    auth_file: 'users.txt',
    admin_users: adminUser,
    pool_mode: 'transaction',
    ...POOLS,
    // An instance gives up a wait after 5 s (db/client.ts); here it must not hang on for longer.
    query_wait_timeout: 5,
    // A server that was away is tried again at once, not after the default of 15 s.
    server_login_retry: 1,
    server_connect_timeout: 2,
    // A firewall forgets idle connections without a word.
    server_idle_timeout: 60,
    tcp_keepalive: 1,
    // Time limits belong to the role (`npm run migrate`): as startup parameters they would be refused
    // here, or, if ignored, silently be none. So nothing is ignored.
    ignore_startup_parameters: '',
    log_connections: 0,
    log_disconnections: 0,
  };
  const lines = Object.entries(settings).map(([key, value]) => `${key} = ${value}`);
  const names = Object.entries(databases).map(
    ([name, { host, port, database }]) => `${name} = host=${host} port=${port} dbname=${database}`,
  );
  return ['[databases]', ...names, '', '[pgbouncer]', ...lines, ''].join('\n');
}

/** `users.txt`: with the plain password pgbouncer can prove it to Postgres, too. */
export function pgbouncerUsers(users: Record<string, string>): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  return Object.entries(users)
    .map(([name, password]) => `${quoted(name)} ${quoted(password)}\n`)
    .join('');
}
