/** One Postgres server behind pgbouncer. */
interface Backend {
  host: string;
  port: number;
  /** The database's name there. */
  database: string;
}

export interface PgbouncerSettings {
  listen: { address: string; port: number };
  /** By the name that clients use. */
  databases: Record<string, Backend>;
  /** May run `SHOW POOLS`; has the application's password. */
  adminUser: string;
}

/*
 * The number of connections:
 *
 * - An instance opens at most DATABASE_POOL_BOOKING + DATABASE_POOL_READ (10 + 10) to the primary's name
 *   and DATABASE_POOL_READ (10) to the standby's: 30. `max_client_conn` 1000 is enough for 33 instances.
 * - Postgres sees fewer: pgbouncer opens at most `default_pool_size` + `reserve_pool_size` to each,
 *   25 + 5. A booking uses one for four round trips, some milliseconds; 25 serve thousands of bookings a second.
 * - `max_connections` of Postgres is 200: 30 from each pgbouncer, the standby's walsender, migrations,
 *   a backup and a person's session. Six pgbouncers fit before a limit must be raised.
 */
const POOLS = {
  max_client_conn: 1000,
  default_pool_size: 25,
  reserve_pool_size: 5,
  reserve_pool_timeout: 1,
};

/** `pgbouncer.ini`: transaction mode, which assigns a connection for one transaction only. */
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
    // An instance gives up waiting after 5 s (db/connect.ts), so waiting longer here would be useless.
    query_wait_timeout: 5,
    // Retries a failed server after 1 s instead of the default of 15 s.
    server_login_retry: 1,
    server_connect_timeout: 2,
    // Firewalls drop idle connections silently.
    server_idle_timeout: 60,
    tcp_keepalive: 1,
    // Time limits are set on the role (`npm run migrate`). Here they would be refused as startup parameters, or,
    // if ignored, silently missing; so no parameter is ignored.
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

/** `users.txt`, with plain passwords, because pgbouncer also signs in to Postgres with them. */
export function pgbouncerUsers(users: Record<string, string>): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  return Object.entries(users)
    .map(([name, password]) => `${quoted(name)} ${quoted(password)}\n`)
    .join('');
}
