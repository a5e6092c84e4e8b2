import { expect, it } from 'vitest';
import { findFolderProblems } from './find-folder-problems';
import { readImports, readProductImports } from './read-imports';

/** The problems of files that are given as path and source. */
const problemsOf = (files: Record<string, string>) =>
  findFolderProblems(readImports(new Map(Object.entries(files))));

it('finds nothing in the tree as it is', () => {
  const imports = readProductImports();
  expect(imports.length).toBeGreaterThan(1_000);
  expect(findFolderProblems(imports)).toEqual([]);
});

it.each([
  ["import { sell } from '@/lib/office/sales/sell';", 'lib/visitors/bookings/book.ts'],
  ["import type { Sale } from '../../office/sales/sell';", 'lib/visitors/bookings/book.ts'],
  ["const { sell } = await import('@/lib/office/sales/sell');", 'components/visitors/map/map.tsx'],
])('refuses that visitors import the office: %s', (source, path) => {
  expect(problemsOf({ [path]: source, 'lib/office/sales/sell.ts': '' })).toEqual([
    `${path} imports lib/office/sales/sell.ts: visitors import the office`,
  ]);
});

it.each(['lib/visitors/seating/layout.ts', 'lib/office/sales/sell.ts'])(
  'refuses that a shared file imports %s',
  (wing) => {
    const source = `import '@/${wing.replace('.ts', '')}';`;
    for (const shared of ['lib/money.ts', 'lib/audit/write.ts', 'components/ui/price.tsx']) {
      expect(problemsOf({ [shared]: source, [wing]: '' })).toEqual([
        `${shared} imports ${wing}: a file that both wings share imports a wing`,
      ]);
    }
  },
);

it('allows that the office imports visitors, and either wing a shared file', () => {
  expect(
    problemsOf({
      'lib/office/sales/sell.ts':
        "import '@/lib/visitors/bookings/book';\nimport '@/lib/money';\nimport './other';",
      'lib/office/sales/other.ts': "import './sell';",
      'lib/visitors/bookings/book.ts': "export * from '@/lib/money';",
      'lib/money.ts': '',
    }),
  ).toEqual([]);
});

it('names the files of a circle of folders, of any length', () => {
  expect(
    problemsOf({
      'lib/visitors/cache/read.ts': "import '@/lib/visitors/shows/show';",
      'lib/visitors/shows/other.ts': "import type { A } from '@/lib/visitors/seating/seat';",
      'lib/visitors/shows/show.ts': '',
      'lib/visitors/seating/seat.ts': "import '../cache/read';",
    }),
  ).toEqual([
    [
      'A circle of imports: lib/visitors/cache > lib/visitors/shows > lib/visitors/seating > lib/visitors/cache',
      'lib/visitors/cache/read.ts imports lib/visitors/shows/show.ts',
      'lib/visitors/shows/other.ts imports lib/visitors/seating/seat.ts',
      'lib/visitors/seating/seat.ts imports lib/visitors/cache/read.ts',
    ].join('\n    '),
  ]);
});

it.each([
  ['db/client.ts', 'db/transaction.ts'],
  ['lib/env.ts', 'lib/log.ts'],
])('refuses that %s and %s import each other', (one, other) => {
  const importOf = (path: string) => `import '@/${path.replace('.ts', '')}';`;
  expect(problemsOf({ [one]: importOf(other), [other]: importOf(one) })).toHaveLength(1);
});
