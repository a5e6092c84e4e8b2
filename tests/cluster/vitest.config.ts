import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = join(import.meta.dirname, '..', '..');

/** `npm run test:cluster [-- filter]`: the tests with a whole cluster, which all files share; one file runs at a time. */
export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    include: ['tests/cluster/**/*.test.ts'],
    globalSetup: 'tests/cluster/support/global-setup.ts',
    testTimeout: 120_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 20_000, interval: 100 } },
    fileParallelism: false,
    // One process and one set of modules, so that the cluster is started once.
    pool: 'forks',
    isolate: false,
    maxWorkers: 1,
  },
});
