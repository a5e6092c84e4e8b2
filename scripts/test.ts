import './services/require-node';
import { startTestServices, type TestRun } from '@/tests/support/services/start-test-services';
import { explain } from './explain';
import { claimOne, release } from './services/claim';
import { stopAbandoned, stopServers } from './services/folder';
import { stopOnSignal } from './services/stop-on-signal';
import { step } from './step';
import type { Count } from './test/count';
import { stopCommands } from './test/run-command';
import { browser, cluster, lint, types, unit } from './test/stages';

const STAGES = ['lint', 'types', 'unit', 'e2e', 'cluster'] as const;
type Stage = (typeof STAGES)[number];

const [first, ...rest] = process.argv.slice(2);
const only = STAGES.find((stage) => stage === first);
// `npm run test:unit -- lib/seating` runs the files whose path has that in it.
const filters = only ? rest : process.argv.slice(2);
const wanted: readonly Stage[] = only ? [only] : STAGES;

let dataDir: string | undefined;
let run: TestRun | undefined;
const end = stopOnSignal(async () => {
  await stopCommands();
  if (dataDir) {
    await stopServers(dataDir);
    release(dataDir);
  }
  // Of fault tests that were ended with their own services running.
  await stopAbandoned();
});

const total: Count = { passed: 0, failed: 0 };
for (const stage of wanted) {
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
  dataDir ??= claimOne('test');
  return dataDir;
}
