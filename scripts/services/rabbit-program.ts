import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CHECKOUT } from '../checkout';
import { aptUnpack, findOnPath } from './apt';
import { claim, release } from './claim';
import { programsFolder } from './postgres-folder';
import { libraryPath } from './unpacked-program';
import { isRoot } from './user';

/** An installed or unpacked RabbitMQ and the Erlang that runs it. */
export interface RabbitProgram {
  /** RabbitMQ's folder, which contains `plugins`. */
  home: string;
  /** Erlang's root folder. */
  erlang: string;
  /** The folder of Erlang's virtual machine, `erts-…/bin` in its root. */
  machine: string;
  /** The environment that its libraries need. */
  env: Record<string, string>;
}

// Older versions lose messages on their way to the dead letters.
const MIN_VERSION = [3, 10] as const;
// The package's dependencies, without those of other plugins and of the build.
const PACKAGES = [
  'rabbitmq-server',
  ...['asn1', 'base', 'crypto', 'eldap', 'inets', 'mnesia', 'os-mon', 'parsetools'].map(
    erlangPackage,
  ),
  ...['public-key', 'runtime-tools', 'ssl', 'syntax-tools', 'tools', 'xmerl'].map(erlangPackage),
];
const INSTALL =
  process.platform === 'darwin' ? 'brew install rabbitmq' : 'sudo apt-get install rabbitmq-server';

/**
 * Finds an installed RabbitMQ, or unpacks the distribution's package with the Erlang that it needs. The
 * package is never installed, even as root, because its service would start by itself. Throws with the
 * command that installs it.
 */
export async function rabbitProgram(report: (line: string) => void): Promise<RabbitProgram> {
  const parent = isRoot() ? programsFolder() : join(CHECKOUT, '.data');
  const folder = join(parent, 'rabbitmq-packages');
  const find = () => findInstalled() ?? findUnpacked(folder);
  const found = find();
  if (found) return found;
  const obtained = findOnPath('apt-get') && (await unpackOnce(folder, find, report));
  if (obtained) return obtained;
  throw new Error(
    `RabbitMQ ${MIN_VERSION.join('.')} or newer is missing and could not be downloaded. ` +
      `Install it: ${INSTALL}, or set RABBITMQ_URL to one that runs.`,
  );
}

/** Unpacks RabbitMQ under a lock, because parallel tests may all need it at once. */
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
    report('RabbitMQ is not installed; unpacking it with apt');
    aptUnpack(PACKAGES, folder);
    return find();
  } finally {
    release(lock);
  }
}

function findInstalled(): RabbitProgram | undefined {
  const erl = findOnPath('erl');
  const server = findOnPath('rabbitmq-server');
  if (!erl) return undefined;
  const asked = spawnSync(erl, ['-noinput', '-eval', 'io:put_chars(code:root_dir()), halt().'], {
    encoding: 'utf8',
  });
  // Debian's command is a wrapper for its service; the real one is in the package's own folder.
  const homes = [...(server ? [dirname(dirname(realpathSync(server)))] : []), ...debianHomes('/')];
  return checkRabbit(homes, asked.stdout, {});
}

function findUnpacked(folder: string): RabbitProgram | undefined {
  const libraries = { LD_LIBRARY_PATH: libraryPath(folder) };
  return checkRabbit(debianHomes(folder), join(folder, 'usr', 'lib', 'erlang'), libraries);
}

function debianHomes(root: string): string[] {
  const parent = join(root, 'usr', 'lib', 'rabbitmq', 'lib');
  return existsSync(parent) ? readdirSync(parent).map((name) => join(parent, name)) : [];
}

function checkRabbit(
  homes: string[],
  erlang: string,
  env: Record<string, string>,
): RabbitProgram | undefined {
  const home = homes.find(isNewEnough);
  const erts = existsSync(erlang) ? readdirSync(erlang).find((name) => /^erts-/.test(name)) : '';
  if (!home || !erts) return undefined;
  const program = { home, erlang, machine: join(erlang, erts, 'bin'), env };
  // Fails when the system's library for encryption is missing.
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
    return major > MIN_VERSION[0] || (major === MIN_VERSION[0] && minor >= MIN_VERSION[1]);
  });
}

/** The environment from which Erlang's virtual machine finds its files; its start script normally sets it. */
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
    // No epmd (Erlang's name server), which would outlive us: RabbitMQ would start one every minute, or register
    // with another program's epmd on the usual port.
    ERL_AFLAGS: '-start_epmd false',
    ERL_EPMD_PORT: '1',
  };
}

function erlangPackage(name: string): string {
  return `erlang-${name}`;
}
