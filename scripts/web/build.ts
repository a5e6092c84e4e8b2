import { once } from 'node:events';
import { copyFileSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CHECKOUT } from '../checkout';
import { claim, release } from '../services/claim';
import { pidFiles } from '../services/folder';
import { launch } from '../services/process';
import { fingerprint } from './fingerprint';
import { readOrMakeSecret } from './stored-secret';

export const NEXT = join(CHECKOUT, 'node_modules', 'next', 'dist', 'bin', 'next');

const BUILT = '.next';
const BUILT_FROM = 'built-from';

/**
 * Returns the folder `served` (below the checkout) with a build of the current sources for one server. Builds
 * only if they have changed. Each server has a copy, so that a later build changes no files of a running
 * server. Needs no database. Throws when the build fails.
 */
export async function ensureBuild(
  dataDir: string,
  report: (line: string) => void,
  served = `.next-${basename(dataDir)}`,
): Promise<string> {
  const lock = join(CHECKOUT, '.data', 'build');
  for (let tries = 0; !claim(lock); tries++) {
    if (tries === 0) report('Waiting for another build of this checkout');
    await sleep(200);
  }
  try {
    const wanted = fingerprint();
    if (isBuiltFrom(served, wanted)) {
      report('The build is up to date');
      return served;
    }
    if (!isBuiltFrom(BUILT, wanted)) await build(dataDir, wanted);
    copyBuild(served);
    return served;
  } finally {
    release(lock);
  }
}

function isBuiltFrom(distDir: string, wanted: string): boolean {
  const file = join(CHECKOUT, distDir, BUILT_FROM);
  return existsSync(file) && readFileSync(file, 'utf8') === wanted;
}

// The compiler's cache and the files of `next dev`, which a server does not need.
const NOT_COPIED = ['cache', 'dev', 'lock', 'trace', 'types'];
// The list of shows, prerendered without a database: the first visitor would see an empty list.
const PRERENDERED_LIST = ['html', 'meta', 'rsc', 'segments'].map(
  (ending) => `server/app/index.${ending}`,
);

function copyBuild(served: string): void {
  const from = join(CHECKOUT, BUILT);
  const to = join(CHECKOUT, served);
  rmSync(to, { recursive: true, force: true });
  const left = new Set(
    [...NOT_COPIED, ...PRERENDERED_LIST, BUILT_FROM].map((name) => join(from, name)),
  );
  cpSync(from, to, { recursive: true, verbatimSymlinks: true, filter: (path) => !left.has(path) });
  // Last, so that an incomplete copy does not count as a build.
  copyFileSync(join(from, BUILT_FROM), join(to, BUILT_FROM));
}

async function build(dataDir: string, wanted: string): Promise<void> {
  rmSync(join(CHECKOUT, BUILT, BUILT_FROM), { force: true });
  const child = launch({
    command: process.execPath,
    args: [NEXT, 'build'],
    cwd: CHECKOUT,
    pidFile: pidFiles.build(dataDir),
    env: nextEnv({
      NEXT_DIST_DIR: BUILT,
      NODE_ENV: 'production',
      NEXT_DEPLOYMENT_ID: deploymentId(wanted),
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey(),
    }),
  });
  // Keeps this process alive until the build is done.
  child.ref();
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`next build ended with ${code}; its output is above.`);
  writeFileSync(join(CHECKOUT, BUILT, BUILT_FROM), wanted);
}

/** The environment for a server of a build: by its deployment's id, open pages notice a new deployment. */
export function buildEnv(distDir: string): Record<string, string> {
  const builtFrom = readFileSync(join(CHECKOUT, distDir, BUILT_FROM), 'utf8');
  return { NEXT_DIST_DIR: distDir, NEXT_DEPLOYMENT_ID: deploymentId(builtFrom) };
}

const deploymentId = (builtFrom: string) => builtFrom.slice(0, 12);

/** One key for all builds of this checkout, so that a page of the previous build can still send its form. */
function actionsKey(): string {
  return process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY || readOrMakeSecret('server-actions.key');
}

/**
 * The environment for Next's commands, without telemetry. All servers of a checkout share one random secret
 * for sessions.
 */
export function nextEnv(more: Record<string, string>): NodeJS.ProcessEnv {
  const NEXTAUTH_SECRET = process.env.NEXTAUTH_SECRET || readOrMakeSecret('next-auth.key');
  return { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NEXTAUTH_SECRET, ...more };
}
