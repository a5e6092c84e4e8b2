import { defineConfig } from 'vitest/config';
import { listQuickTests } from '../scripts/check/list-quick-tests';

const root = `${import.meta.dirname}/..`;

/** For `npm run check`: the unit tests that need no service. It starts none, so a test that does fails. */
export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: { include: listQuickTests(), testTimeout: 60_000, maxWorkers: 2 },
});
