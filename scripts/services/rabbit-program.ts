import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CHECKOUT } from '../checkout';
import { aptUnpack, onPath } from './apt';
import { claim, release } from './claim';
import { programsPlace } from './place';
import { libraryPath } from './program';
import { isRoot } from './user';

/** A RabbitMQ and the Erlang that runs it. */
export interface RabbitProgram {
  /** RabbitMQ's folder, in which `plugins` lies. */
  home: string;
  /** Erlang's root folder. */
  erlang: string;
  /** The folder of Erlang's machine, `erts-…/bin` in its root. */
  machine: string;
  /** The environment that its libraries need. */
  env: Record<string, string>;
}

// Older ones lose messages on the way to the dead letters.
const LEAST = [3, 10] as const;
// What the package asks for, less what is for other plugins or for building.
const PACKAGES = [
  'rabbitmq-server',
  ...['asn1', 'base', 'crypto', 'eldap', 'inets', 'mnesia', 'os-mon', 'parsetools'].map(erlang),
  ...['public-key', 'runtime-tools', 'ssl', 'syntax-tools', 'tools', 'xmerl'].map(erlang),
];
const INSTALL =
  process.platform === 'darwin' ? 'brew install rabbitmq' : 'sudo apt-get install rabbitmq-server';

/**
 * Finds an installed RabbitMQ, or unpacks the distribution's with the Erlang it needs. It is never
 * installed, even as root: the package brings a service that starts by itself. Throws with what
 * installs it.
 */
export async function rabbitProgram(report: (line: string) => void): Promise<RabbitProgram> {
  const parent = isRoot() ? programsPlace() : join(CHECKOUT, '.data');
  const folder = join(parent, 'rabbitmq-packages');
  const find = () => installed() ?? unpacked(folder);
  const found = find();
  if (found) return found;
  const obtained = onPath('apt-get') && (await unpackOnce(folder, find, report));
  if (obtained) return obtained;
  throw new Error(
    `RabbitMQ ${LEAST.join('.')} or newer is missing and could not be fetched. ` +
      `Install it: ${INSTALL}, or name one in RABBITMQ_URL.`,
  );
}

/** Tests beside each other may all want it at once, and one of them unpacks. */
async function unpackOnce(
  folder: string,
  find: () => RabbitProgram | undefined,
  report: (line: string) => void,
): Promise<RabbitProgram | undefined> {
  const lock = join(CHECKOUT, '.data', 'rabbitmq-unpacking');
  while (!claim(lock)) await sleep(200);
  try {
    const found = find();
    if (found) return found;
    report('RabbitMQ is not here; unpacking it with apt');
    aptUnpack(PACKAGES, folder);
    return find();
  } finally {
    release(lock);
  }
}

function installed(): RabbitProgram | undefined {
  const erl = onPath('erl');
  const server = onPath('rabbitmq-server');
  if (!erl) return undefined;
  const asked = spawnSync(erl, ['-noinput', '-eval', 'io:put_chars(code:root_dir()), halt().'], {
    encoding: 'utf8',
  });
  // Debian's command is a wrapper for its service; the real one lies in a folder of the package's.
  const homes = [...(server ? [dirname(dirname(realpathSync(server)))] : []), ...debianHomes('/')];
  return runs(homes, asked.stdout, {});
}

function unpacked(folder: string): RabbitProgram | undefined {
  const libraries = { LD_LIBRARY_PATH: libraryPath(folder) };
  return runs(debianHomes(folder), join(folder, 'usr', 'lib', 'erlang'), libraries);
}

function debianHomes(root: string): string[] {
  const parent = join(root, 'usr', 'lib', 'rabbitmq', 'lib');
  return existsSync(parent) ? readdirSync(parent).map((name) => join(parent, name)) : [];
}

function runs(
  homes: string[],
  erlang: string,
  env: Record<string, string>,
): RabbitProgram | undefined {
  const home = homes.find(isNewEnough);
  const erts = existsSync(erlang) ? readdirSync(erlang).find((name) => /^erts-/.test(name)) : '';
  if (!home || !erts) return undefined;
  const program = { home, erlang, machine: join(erlang, erts, 'bin'), env };
  // Its own check of its libraries: the encryption is in one of the system's.
  const check = ['-noinput', '-eval', 'crypto:strong_rand_bytes(1), halt().'];
  const { status } = spawnSync(join(program.machine, 'erlexec'), check, {
    env: erlangEnv(program),
  });
  return status === 0 ? program : undefined;
}

function isNewEnough(home: string): boolean {
  const plugins = join(home, 'plugins');
  if (!existsSync(plugins)) return false;
  const versions = readdirSync(plugins).map((name) => /^rabbit-(\d+)\.(\d+)\./.exec(name));
  return versions.some((version) => {
    const [major, minor] = [Number(version?.[1]), Number(version?.[2])];
    return major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1]);
  });
}

/** What Erlang's machine reads to find itself, which its start script says otherwise. */
export function erlangEnv({ erlang, machine, env }: RabbitProgram): NodeJS.ProcessEnv {
  return {
    ...env,
    NODE_ENV: process.env.NODE_ENV,
    PATH: process.env.PATH ?? '',
    LC_ALL: 'C.UTF-8',
    ROOTDIR: erlang,
    BINDIR: machine,
    EMU: 'beam',
    PROGNAME: 'erl',
    // We do without Erlang's directory of nodes (epmd), which would outlive us: RabbitMQ runs an Erlang once a
    // minute to start one, and would write itself into one of somebody else's that it finds at this port.
    ERL_AFLAGS: '-start_epmd false',
    ERL_EPMD_PORT: '1',
  };
}

function erlang(name: string): string {
  return `erlang-${name}`;
}
