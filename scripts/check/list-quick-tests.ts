import { type Import, readImports, readSources, TEST } from './read-imports';

/** A test that imports one of these, directly or through other files, needs services that run. */
const NEEDS_SERVICES = /^(tests\/support\/services|scripts\/services)\//;

/** The unit tests that need no Postgres, Redis, RabbitMQ or browser, as paths in the checkout. */
export function listQuickTests(): string[] {
  const files = readSources(['app', 'components', 'lib', 'db', 'scripts', 'tests/support']);
  return withoutServices(
    [...files.keys()].filter((path) => TEST.test(path)),
    readImports(files),
  );
}

/** Those of `tests` that reach no file of the services by their imports. */
export function withoutServices(tests: string[], imports: Import[]): string[] {
  const needing = new Set(imports.map(({ to }) => to).filter((path) => NEEDS_SERVICES.test(path)));
  for (const path of needing) {
    // A Set visits what is added to it meanwhile.
    for (const { from, to } of imports) if (to === path) needing.add(from);
  }
  return tests.filter((path) => !needing.has(path));
}
