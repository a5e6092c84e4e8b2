import { expect, it } from 'vitest';
import { listQuickTests, withoutServices } from './list-quick-tests';
import { readImports } from './read-imports';

it('leaves out a test that reaches the services through another file', () => {
  const files = new Map([
    ['lib/a.test.ts', "import { makeShow } from '@/tests/support/data/make-show';"],
    ['lib/b.test.ts', "import { own } from '@/tests/support/own-database';"],
    ['tests/support/data/make-show.ts', ''],
    ['tests/support/own-database.ts', "import { s } from './services/test-services';"],
    ['tests/support/services/test-services.ts', ''],
  ]);
  const tests = ['lib/a.test.ts', 'lib/b.test.ts'];
  expect(withoutServices(tests, readImports(files))).toEqual(['lib/a.test.ts']);
});

it('divides the tests of the tree', () => {
  const quick = listQuickTests();
  expect(quick).toContain('lib/money.test.ts');
  expect(quick).toContain('scripts/check/list-quick-tests.test.ts');
  expect(quick).not.toContain('lib/visitors/bookings/create-bookings.test.ts');
  expect(quick).not.toContain('scripts/services/start-services.test.ts');
});
