import './services/require-node';
import { startTestServices, type TestRun } from '@/tests/support/services/start-test-services';
import { explain } from './explain';
import { claimFreeFolder, release } from './services/claim';
import { stopAbandonedServers, stopServers } from './services/folder';
import { stopOnSignal } from './services/stop-on-signal';
import { step } from './step';
import type { Count } from './test/count';
import { stopCommands } from './test/run-command';
import { browser, cluster, lint, quick, types, unit } from './test/stages';

/** `npm test` runs all, `npm run check` what needs neither services nor a browser, others a stage alone. */
const RUNS = {
  all: ['lint', 'types', 'unit', 'e2e', 'cluster'],
  check: ['lint', 'types', 'quick'],
  lint: ['lint'],
  types: ['types'],
  unit: ['unit'],
  e2e: ['e2e'],
  cluster: ['cluster'],
} as const;
type Stage = (typeof RUNS)[keyof typeof RUNS][number];

const [first = 'all', ...rest] = process.argv.slice(2);
const named = Object.hasOwn(RUNS, first);
const stages: readonly Stage[] = named ? RUNS[first as keyof typeof RUNS] : RUNS.all;
// `npm run test:unit -- lib/visitors/seating` runs the files whose path contains that.
const filters = named ? rest : process.argv.slice(2);

let dataDir: string | undefined;
let run: TestRun | undefined;
const end = stopOnSignal(async () => {
  await stopCommands();
  if (dataDir) {
    await stopServers(dataDir);
    release(dataDir);
  }
  // Of fault tests that were ended with their own services running.
  await stopAbandonedServers();
});

const total: Count = { passed: 0, failed: 0 };
for (const stage of stages) {
  const { passed, failed } = await runStage(stage);
  total.passed += passed;
  total.failed += failed;
}
console.log(`${total.passed} passed, ${total.failed} failed`);
await end(total.failed > 0 || total.passed === 0 ? 1 : 0);

/** Runs one stage. What stops it from running is its one failure, and the others still run. */
async function runStage(stage: Stage): Promise<Count> {
  try {
    switch (stage) {
      case 'lint':
        return await step('Lint', lint);
      case 'types':
        return await step('Types', types);
      case 'quick':
        return await step('Unit tests without services', () => quick(folder(), filters));
      case 'unit':
        return await step('Unit and integration tests', async () =>
          unit(await services(), filters),
        );
      case 'e2e':
        return await step('Browser tests', async (report) =>
          browser(await services(), filters, report),
        );
      case 'cluster':
        return await step('Tests with a whole cluster', () => cluster(folder(), filters));
    }
  } catch (error) {
    console.error(explain(error));
    return { passed: 0, failed: 1 };
  }
}

/** The run's services, started for the first stage that needs them. */
async function services(): Promise<TestRun> {
  run ??= await startTestServices(folder(), (line) => console.log(`  ${line}`));
  return run;
}

function folder(): string {
  dataDir ??= claimFreeFolder('test');
  return dataDir;
}
