import { once } from 'node:events';
import { copyFileSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CHECKOUT } from '../checkout';
import { claim, release } from '../services/claim';
import { pidFiles } from '../services/folder';
import { launch } from '../services/process';
import { fingerprint } from './fingerprint';
import { keptSecret } from './kept-secret';

export const NEXT = join(CHECKOUT, 'node_modules', 'next', 'dist', 'bin', 'next');

const BUILT = '.next';
const BUILT_FROM = 'built-from';

/**
 * Returns the folder `served` (below the checkout) with a build of the present sources for one server alone,
 * building only if they have changed. Each server has a copy, so that building again takes nothing away
 * from one that runs. Needs no database. Throws when the build fails.
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

// The compiler's cache, and what `next dev` keeps there: of no use to a server.
const NOT_SERVED = ['cache', 'dev', 'lock', 'trace', 'types'];
// The list of shows as it was made without a database; the first visitor would read that it is empty.
const MADE_EMPTY = ['html', 'meta', 'rsc', 'segments'].map(
  (ending) => `server/app/index.${ending}`,
);

function copyBuild(served: string): void {
  const from = join(CHECKOUT, BUILT);
  const to = join(CHECKOUT, served);
  rmSync(to, { recursive: true, force: true });
  const left = new Set([...NOT_SERVED, ...MADE_EMPTY, BUILT_FROM].map((name) => join(from, name)));
  cpSync(from, to, { recursive: true, verbatimSymlinks: true, filter: (path) => !left.has(path) });
  // Last, so that half a copy does not pass for a whole one.
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
      NEXT_DEPLOYMENT_ID: deploymentOf(wanted),
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey(),
    }),
  });
  // Whoever waits for a build stays until it is done, even with nothing else to do.
  child.ref();
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`next build ended with ${code}; its output is above.`);
  writeFileSync(join(CHECKOUT, BUILT, BUILT_FROM), wanted);
}

/**
 * What a server of a build needs besides: the name of its deployment, by which open pages notice that
 * they are of another one.
 */
export function buildEnv(distDir: string): Record<string, string> {
  const builtFrom = readFileSync(join(CHECKOUT, distDir, BUILT_FROM), 'utf8');
  return { NEXT_DIST_DIR: distDir, NEXT_DEPLOYMENT_ID: deploymentOf(builtFrom) };
}

const deploymentOf = (builtFrom: string) => builtFrom.slice(0, 12);

/** One key for all builds of this checkout, so that a page of the last one can still send its form. */
function actionsKey(): string {
  return process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY || keptSecret('server-actions.key');
}

/**
 * The environment for Next's commands, which otherwise try to phone home. All servers of a checkout
 * share one secret for sessions, drawn by lot.
 */
export function nextEnv(more: Record<string, string>): NodeJS.ProcessEnv {
  const NEXTAUTH_SECRET = process.env.NEXTAUTH_SECRET || keptSecret('next-auth.key');
  return { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NEXTAUTH_SECRET, ...more };
}
