import { once } from 'node:events';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CHECKOUT } from '../checkout';
import { pidFiles } from '../services/folder';
import { isAccepting } from '../services/ports';
import { launch, logTail, runningPid } from '../services/process';
import { NEXT, nextEnv } from '../web/build';
import { fingerprint } from '../web/fingerprint';

// The inputs of a build, without the lock file, so that Next finds node_modules above the copy.
const SOURCES = [
  ...['app', 'components', 'db', 'lib'],
  ...['instrumentation.ts', 'middleware.ts', 'next.config.ts'],
  ...['package.json', 'postcss.config.mjs', 'tsconfig.json'],
];

const DIST = '.next-bench';
const CEILING = join(import.meta.dirname, 'ceiling');

/**
 * Builds a copy of the site with the ceilings added, unless it is up to date; returns its folder. The ceilings are
 * not part of the product, but the same server answers them.
 */
export async function buildSite(dataDir: string): Promise<string> {
  const site = join(dataDir, 'site');
  const builtFrom = join(site, 'built-from');
  const wanted = [fingerprint(), ...readCeiling()].join('\n');
  if (existsSync(builtFrom) && readFileSync(builtFrom, 'utf8') === wanted) return site;
  rmSync(site, { recursive: true, force: true });
  for (const source of SOURCES) {
    cpSync(join(CHECKOUT, source), join(site, source), {
      recursive: true,
      filter: (path) => !/\.test\.tsx?$/.test(path),
    });
  }
  cpSync(CEILING, site, { recursive: true });

  const logFile = join(dataDir, 'build.log');
  rmSync(logFile, { force: true });
  const child = launch({
    command: process.execPath,
    args: [NEXT, 'build', site],
    cwd: CHECKOUT,
    pidFile: pidFiles.build(dataDir),
    logFile,
    env: nextEnv({ NEXT_DIST_DIR: DIST, NODE_ENV: 'production' }),
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`next build ended with ${code}:\n${logTail(logFile, 40)}`);
  writeFileSync(builtFrom, wanted);
  return site;
}

function readCeiling(): string[] {
  return readdirSync(CEILING, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .sort()
    .map((name) => readFileSync(join(CEILING, name), 'utf8'));
}

/** Serves the copy on 127.0.0.1:port; returns when it accepts connections. */
export async function serveSite(
  dataDir: string,
  site: string,
  port: number,
  env: Record<string, string>,
): Promise<void> {
  const pidFile = pidFiles.web(dataDir);
  const logFile = join(dataDir, 'site.log');
  rmSync(logFile, { force: true });
  launch({
    command: process.execPath,
    args: [NEXT, 'start', site, '-H', '127.0.0.1', '-p', String(port)],
    cwd: CHECKOUT,
    pidFile,
    logFile,
    env: nextEnv({ ...env, NEXT_DIST_DIR: DIST, PORT: String(port), NODE_ENV: 'production' }),
  });
  while (!(await isAccepting(port))) {
    if (runningPid(pidFile) === undefined) {
      throw new Error(`The site did not start:\n${logTail(logFile)}`);
    }
    await sleep(50);
  }
}

/** The id of a server action in the build. */
export function actionId(site: string, name: string): string {
  const file = join(site, DIST, 'server', 'server-reference-manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as {
    node: Record<string, { exportedName?: string }>;
  };
  for (const [id, { exportedName }] of Object.entries(manifest.node)) {
    if (exportedName === name) return id;
  }
  throw new Error(`The build has no server action ${name}`);
}
