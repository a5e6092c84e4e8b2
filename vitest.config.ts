import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': import.meta.dirname } },
  test: {
    include: [
      '{app,components,lib,db,scripts}/**/*.test.{ts,tsx}',
      'tests/{faults,support}/**/*.test.ts',
    ],
    globalSetup: 'tests/support/services/global-setup.ts',
    setupFiles: 'tests/support/services/keep-failed-databases.ts',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // One more than the cores, because tests of faults mostly wait for timeouts and restarts.
    maxWorkers: 3,
  },
});
