import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Folder, pidFiles } from './folder';
import { listeningServer } from './listening-server';
import type { Server } from './pid-file-server';
import { erlangEnv, type RabbitProgram } from './rabbit-program';

export const BROKER_USER = 'rowlock';

// The same on every port, because the data folder has this name.
const NODE = 'rowlock@localhost';
const PLUGINS = ['rabbitmq_consistent_hash_exchange'];
const START_TIMEOUT_MS = 60_000;

/** A RabbitMQ server. Its messages survive a stop and a crash. */
export function rabbitServer(program: RabbitProgram, { rabbit, ports, secrets }: Folder): Server {
  const own = (name: string) => join(rabbit, name);
  const settings = [
    `listeners.tcp.1 = 127.0.0.1:${ports.rabbit}`,
    // Created with the data; with a user configured, RabbitMQ creates no guest account.
    `default_user = ${BROKER_USER}`,
    `default_pass = ${secrets.rabbit}`,
    // Absolute, because the default shares of memory and disk would block publishers on a nearly full machine.
    'vm_memory_high_watermark.absolute = 512MB',
    'disk_free_limit.absolute = 50MB',
    'raft.wal_max_size_bytes = 67108864',
  ];
  return listeningServer({
    name: 'RabbitMQ',
    port: ports.rabbit,
    pidFile: pidFiles.rabbit(rabbit),
    logFile: own('rabbit.log'),
    startTimeoutMs: START_TIMEOUT_MS,
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

/** One core, no busy waiting, and a fixed port for commands instead of epmd. */
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

/** Keeps all files in the server's folder and reads none of an installed service. */
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
    // Standard output, which goes to the log file.
    RABBITMQ_LOGS: '-',
    RABBITMQ_CONFIG_FILE: own('rabbitmq.conf'),
    RABBITMQ_CONFIG_FILES: own('none'),
    RABBITMQ_CONF_ENV_FILE: own('none'),
    RABBITMQ_ENABLED_PLUGINS_FILE: own('plugins'),
    RABBITMQ_PID_FILE: own('node.pid'),
  };
}

/** Writes the secret for commands once; a command may read it at any time. */
function writeCookie(file: string): void {
  if (existsSync(file)) return;
  writeFileSync(file, randomBytes(16).toString('hex'), { mode: 0o400 });
}
