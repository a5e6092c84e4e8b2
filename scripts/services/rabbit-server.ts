import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Folder, pidFiles } from './folder';
import { listeningServer } from './listening-server';
import { erlangEnv, type RabbitProgram } from './rabbit-program';
import type { Server } from './server';

export const BROKER_USER = 'rowlock';

// The same wherever it listens, because the data lies in a folder of this name.
const NODE = 'rowlock@localhost';
const PLUGINS = ['rabbitmq_consistent_hash_exchange'];
const STARTS_WITHIN_MS = 60_000;

/** One RabbitMQ; its messages outlive a stop and a crash. */
export function rabbitServer(program: RabbitProgram, { rabbit, ports, secrets }: Folder): Server {
  const own = (name: string) => join(rabbit, name);
  const settings = [
    `listeners.tcp.1 = 127.0.0.1:${ports.rabbit}`,
    // Made with the data; while there is a user given, there is no guest.
    `default_user = ${BROKER_USER}`,
    `default_pass = ${secrets.rabbit}`,
    // For a small machine: shares of its memory or disk would stop a broker on a nearly full one.
    'vm_memory_high_watermark.absolute = 512MB',
    'disk_free_limit.absolute = 50MB',
    'raft.wal_max_size_bytes = 67108864',
  ];
  return listeningServer({
    name: 'RabbitMQ',
    port: ports.rabbit,
    pidFile: pidFiles.rabbit(rabbit),
    logFile: own('rabbit.log'),
    startsWithinMs: STARTS_WITHIN_MS,
    prepare() {
      writeFileSync(own('rabbitmq.conf'), `${settings.join('\n')}\n`, { mode: 0o600 });
      writeFileSync(own('plugins'), `[${PLUGINS.join()}].\n`);
      writeCookie(own('.erlang.cookie'));
      return {
        command: join(program.machine, 'erlexec'),
        args: machineArgs(ports.rabbitNode),
        cwd: rabbit,
        env: { ...erlangEnv(program), ...rabbitEnv(program.home, own) },
      };
    },
  });
}

/** One core, no waiting in loops, and reached from inside on a port of its own instead of by epmd. */
function machineArgs(nodePort: number): string[] {
  return [
    ...['-noinput', '-s', 'rabbit', 'boot', '-boot', 'start_sasl', '+W', 'w', '+B', 'i'],
    ...['+S', '1:1', '+sbwt', 'none', '+sbwtdcpu', 'none', '+sbwtdio', 'none'],
    ...['-sname', NODE, '-erl_epmd_port', String(nodePort)],
    ...['-kernel', 'inet_dist_use_interface', '{127,0,0,1}'],
    ...['-kernel', 'prevent_overlapping_partitions', 'false'],
    ...['-syslog', 'logger', '[]', '-syslog', 'syslog_error_logger', 'false'],
  ];
}

/** Everything in the server's own folder, nothing of an installed service's. */
function rabbitEnv(home: string, own: (name: string) => string): Record<string, string> {
  const plugins = join(home, 'plugins');
  return {
    HOME: own(''),
    ERL_LIBS: plugins,
    ERL_MAX_ETS_TABLES: '50000',
    ERL_CRASH_DUMP: own('crash.dump'),
    RABBITMQ_HOME: home,
    RABBITMQ_PLUGINS_DIR: plugins,
    RABBITMQ_NODENAME: NODE,
    RABBITMQ_MNESIA_BASE: own('data'),
    RABBITMQ_LOG_BASE: own('log'),
    // Its output, which goes to the log file.
    RABBITMQ_LOGS: '-',
    RABBITMQ_CONFIG_FILE: own('rabbitmq.conf'),
    RABBITMQ_CONFIG_FILES: own('none'),
    RABBITMQ_CONF_ENV_FILE: own('none'),
    RABBITMQ_ENABLED_PLUGINS_FILE: own('plugins'),
    RABBITMQ_PID_FILE: own('node.pid'),
  };
}

/** The secret of commands from outside; it stays, because a command may read it at any time. */
function writeCookie(file: string): void {
  if (existsSync(file)) return;
  writeFileSync(file, randomBytes(16).toString('hex'), { mode: 0o400 });
}
