import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { join } from 'node:path';

/** The ports of one set of services, all on 127.0.0.1. */
export interface Ports {
  primary: number;
  standby: number;
  redis: number;
  bridge: number;
  rabbit: number;
  /** Where commands reach RabbitMQ's Erlang node. */
  rabbitNode: number;
  /** Where a worker of the booking queue serves its metrics. */
  worker: number;
}

const NAMES = ['primary', 'standby', 'redis', 'bridge', 'rabbit', 'rabbitNode', 'worker'] as const;
// Above the usual development servers, below the ephemeral range that begins at 32768.
const FIRST_PORT = 10_000;
const LAST_PORT = 29_999;

/**
 * The ports of a data folder's services: those of its last run, else derived from the web server's port, else
 * from the folder's path. A port that another program uses is replaced by the next free one. The choice is
 * written to the folder's `ports.json`.
 */
export async function choosePorts(dataDir: string, webPort?: number): Promise<Ports> {
  // A folder of an older version remembers fewer ports.
  const preferred = { ...derivePorts(webPort ?? hashPath(dataDir)), ...rememberedPorts(dataDir) };
  const chosen = { ...preferred };
  const used = new Set<number>();
  for (const name of NAMES) {
    chosen[name] = await freePort(preferred[name], used);
    used.add(chosen[name]);
  }
  writeFileSync(portsFile(dataDir), `${JSON.stringify(chosen)}\n`);
  return chosen;
}

/** The ports that a data folder's services had when they were last chosen. */
export function rememberedPorts(dataDir: string): Partial<Ports> {
  try {
    const ports = JSON.parse(readFileSync(portsFile(dataDir), 'utf8')) as Record<string, unknown>;
    const known = NAMES.filter((name) => Number.isInteger(ports[name]));
    return Object.fromEntries(known.map((name) => [name, ports[name]]));
  } catch {
    return {};
  }
}

function portsFile(dataDir: string): string {
  return join(dataDir, 'ports.json');
}

function derivePorts(seed: number): Ports {
  const sets = Math.floor((LAST_PORT + 1 - FIRST_PORT) / NAMES.length);
  const base = FIRST_PORT + (seed % sets) * NAMES.length;
  return Object.fromEntries(NAMES.map((name, n) => [name, base + n])) as Record<
    (typeof NAMES)[number],
    number
  >;
}

function hashPath(path: string): number {
  return createHash('sha256').update(path).digest().readUInt16BE();
}

/** The first port from `preferred` on that is free and not in `used`. */
export async function freePort(preferred: number, used = new Set<number>()): Promise<number> {
  for (let port = preferred; port < preferred + 500; port++) {
    if (!used.has(port) && (await isFree(port))) return port;
  }
  throw new Error(`No free port from ${preferred} on.`);
}

/** Whether 127.0.0.1:port is free. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

/** Whether a server accepts connections on 127.0.0.1:port. */
export function isAccepting(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
