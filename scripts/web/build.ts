import { once } from 'node:events';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CHECKOUT, claim, release } from '../services/claim';
import { pidFiles } from '../services/folder';
import { launch } from '../services/process';
import { runningDemos } from '../services/running-demo';
import { fingerprint } from './fingerprint';

export const NEXT = join(CHECKOUT, 'node_modules', 'next', 'dist', 'bin', 'next');

/**
 * Builds the site into `distDir` (below the checkout), unless what lies there was built from the same
 * sources. Needs no database. Throws when the build fails.
 */
export async function ensureBuild(
  distDir: string,
  dataDir: string,
  report: (line: string) => void,
): Promise<void> {
  const lock = join(CHECKOUT, '.data', `build${distDir}`);
  for (let tries = 0; !claim(lock); tries++) {
    if (tries === 0) report('Waiting for another build of this checkout');
    await sleep(200);
  }
  try {
    const wanted = fingerprint();
    const builtFrom = join(CHECKOUT, distDir, 'built-from');
    if (existsSync(builtFrom) && readFileSync(builtFrom, 'utf8') === wanted) {
      report('The build is up to date');
      return;
    }
    refuseUnderRunningDemo(distDir);
    rmSync(builtFrom, { force: true });
    await build(distDir, dataDir);
    writeFileSync(builtFrom, wanted);
  } finally {
    release(lock);
  }
}

function refuseUnderRunningDemo(distDir: string): void {
  const served = runningDemos().find((demo) => demo.distDir === distDir);
  if (!served) return;
  throw new Error(
    `The sources have changed, and ${served.url} still serves the build of the old ones. Stop it first.`,
  );
}

async function build(distDir: string, dataDir: string): Promise<void> {
  const child = launch({
    command: process.execPath,
    args: [NEXT, 'build'],
    cwd: CHECKOUT,
    pidFile: pidFiles.build(dataDir),
    env: nextEnv({ NEXT_DIST_DIR: distDir, NODE_ENV: 'production' }),
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`next build ended with ${code}; its output is above.`);
}

/** The environment for Next's commands, which otherwise try to phone home. */
export function nextEnv(more: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...more };
}
