import { readFileSync } from 'node:fs';

/** How many tests of a stage passed and failed. */
export interface Count {
  passed: number;
  failed: number;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
  errors: unknown[];
}

/** Counts the tests in vitest's JSON report; a file that could not be loaded is one failure. */
export function countVitest(file: string, exitCode: number | null): Count {
  const report = read<VitestReport>(file);
  if (!report) return { passed: 0, failed: 1 };
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  );
  const failed = report.numFailedTests + unloaded.length;
  return atLeastOne({ passed: report.numPassedTests, failed }, exitCode);
}

/** Counts the tests in Playwright's JSON report; a test that passed only on a retry has failed. */
export function countPlaywright(file: string, exitCode: number | null): Count {
  const report = read<PlaywrightReport>(file);
  if (!report) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky } = report.stats;
  const failed = unexpected + flaky + report.errors.length;
  // A filter may leave a run without tests.
  if (exitCode === 0 && expected + failed === 0) return { passed: 0, failed: 0 };
  return atLeastOne({ passed: expected, failed }, exitCode);
}

/** A stage with a bad exit code, or without any test, has failed even if its report names no failure. */
function atLeastOne({ passed, failed }: Count, exitCode: number | null): Count {
  const bad = exitCode !== 0 || passed === 0;
  return { passed, failed: bad ? Math.max(failed, 1) : failed };
}

function read<T>(file: string): T | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return undefined;
  }
}
