import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { testBroker } from '@/tests/support/queue/test-broker';
import type { TestRun } from '@/tests/support/services/start-test-services';
import { findFolderProblems } from '../check/find-folder-problems';
import { readProductImports } from '../check/read-imports';
import { migrate } from '../migrate';
import { workerServer } from '../queue/worker-server';
import { seed } from '../seed/seed';
import { findChromium } from '../services/chromium';
import { readFolder } from '../services/folder';
import { freePort } from '../services/ports';
import { redisEnv } from '../services/start-services';
import { ensureBuild } from '../web/build';
import { serve } from '../web/serve';
import { type Count, countPlaywright, countVitest } from './count';
import { runCommand } from './run-command';

const FIRST_WEB_PORT = 3900;

/**
 * The runs of Playwright, by projects of playwright.config.ts: first two tests at a time, then one. Each has its
 * own folder for failures, because Playwright empties it at its start.
 */
const PHASES = [
  {
    name: 'independent',
    args: ['--project=independent', '--project=independent-phone', '--workers=2'],
  },
  { name: 'one-by-one', args: ['--project=desktop', '--project=phone'] },
];

type Report = (line: string) => void;

/** Format and lint rules, then the layout of the folders (scripts/check). */
export async function lint(): Promise<Count> {
  const biome = await runCommand('@biomejs/biome/bin/biome', ['check', '.']);
  const problems = findFolderProblems(readProductImports());
  for (const problem of problems) console.error(problem);
  return asOne(problems.length > 0 ? 1 : biome);
}

/** Generates the route types first, because those in the folder may be of older sources. */
export async function types(): Promise<Count> {
  const typegen = await runCommand('next/dist/bin/next', ['typegen']);
  if (typegen !== 0) return asOne(typegen);
  return asOne(await runCommand('typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.check.json']));
}

/** The unit tests that need no service. */
export async function quick(dataDir: string, filters: string[]): Promise<Count> {
  const file = reportFile(dataDir, 'quick.json');
  const config = ['--config', 'tests/vitest.quick.config.ts'];
  return countVitest(file, await runVitest(file, [...config, ...filters]));
}

/** Unit and integration tests, against the run's services. */
export async function unit(run: TestRun, filters: string[]): Promise<Count> {
  const file = reportFile(run.dataDir, 'vitest.json');
  return countVitest(file, await runVitest(file, filters));
}

/** Tests with a whole cluster: several instances behind nginx, which they start themselves. */
export async function cluster(dataDir: string, filters: string[]): Promise<Count> {
  const file = reportFile(dataDir, 'cluster.json');
  const config = ['--config', 'tests/cluster/vitest.config.ts'];
  return countVitest(file, await runVitest(file, [...config, ...filters]));
}

/** Browser tests against a production build that serves seeded shows, with a queue and its worker. */
export async function browser(run: TestRun, filters: string[], report: Report): Promise<Count> {
  const chromium = findChromium(report);
  report(`Chromium is ${chromium.path}`);
  const database = await run.services.createDatabase('test_browser');
  await migrate(database);
  await seed(database, report);
  const [distDir, broker] = await Promise.all([ensureBuild(run.dataDir, report), testBroker()]);

  const port = await freePort(FIRST_WEB_PORT);
  const env = {
    ...redisEnv(run.services.redis),
    RABBITMQ_URL: broker.url,
    DATABASE_URL: database,
    DATABASE_REPLICA_URL: run.services.postgres.replicaUrl('test_browser'),
    SITE_URL: `http://localhost:${port}`,
    BOOKINGS_PER_MINUTE: '1000000',
    READS_PER_MINUTE: '1000000',
    PLACES_PER_NETWORK: '1000000',
    SIGN_INS_PER_QUARTER_HOUR: '1000000',
    LIVE_PER_CLIENT: '1000000',
  };
  const logFile = join(run.dataDir, 'site.log');
  rmSync(logFile, { force: true });
  const site = await serve({
    mode: 'start',
    distDir,
    port,
    dataDir: run.dataDir,
    env,
    logFile,
  });
  const { worker } = readFolder(run.dataDir).ports;
  const settling = workerServer({ dataDir: run.dataDir, name: 'worker', port: worker, env });
  await settling.start();
  report(`The site under test is on port ${port}; its log is ${logFile}`);
  try {
    const browserEnv = {
      ...env,
      ...chromium.env,
      BASE_URL: env.SITE_URL,
      NEXT_DIST_DIR: distDir,
      SITE_LOG: logFile,
      CHROME_PATH: chromium.path,
    };
    const count: Count = { passed: 0, failed: 0 };
    for (const { name, args } of PHASES) {
      const file = reportFile(run.dataDir, `playwright-${name}.json`);
      const code = await runCommand(
        '@playwright/test/cli.js',
        ['test', '--pass-with-no-tests', `--output=test-results/${name}`, ...args, ...filters],
        { ...browserEnv, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
      );
      const { passed, failed } = countPlaywright(file, code);
      count.passed += passed;
      count.failed += failed;
    }
    return count;
  } finally {
    await site.stop();
    await settling.stop();
    await broker.drop();
  }
}

function runVitest(file: string, args: string[]): Promise<number | null> {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return runCommand('vitest/vitest.mjs', ['run', ...reporters, ...args]);
}

function reportFile(dataDir: string, name: string): string {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, name);
  // A report of an earlier run must not be counted for one that wrote none.
  rmSync(file, { force: true });
  return file;
}

function asOne(exitCode: number | null): Count {
  return exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}
