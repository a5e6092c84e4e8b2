import { expect, it } from 'vitest';
import { numberedLists, readFile, repositoryFiles, section } from './read-docs';
import { readProductImports } from './read-imports';

/* Keeps the numbered lists of “Follow one booking” in docs/architecture.md true to the code. */

const lists = numberedLists(section(readFile('docs/architecture.md'), '## Follow one booking'));
const files = new Set(repositoryFiles());
const imports = new Set(readProductImports().map(({ from, to }) => `${from} > ${to}`));

it('names at most nine files from bookSeats to COMMIT and the invalidation', () => {
  const [direct = [], ...others] = lists;
  expect(direct[0]?.names).toContain('bookSeats');
  expect(direct.length).toBeGreaterThan(4);
  expect(direct.length).toBeLessThanOrEqual(9);
  expect(others.length).toBeGreaterThan(1);
});

it('names only files that exist, and names that occur in them', () => {
  const wrong = lists.flat().flatMap(({ file, names }) => {
    if (!files.has(file)) return [`${file} does not exist`];
    const text = readFile(file);
    return names.filter((name) => !text.includes(name)).map((name) => `${file} lacks ${name}`);
  });
  expect(wrong).toEqual([]);
});

it('names each file after one that imports it', () => {
  const unreached = lists.flatMap((list) =>
    list.slice(1).flatMap(({ file }, index) => {
      const before = list.slice(0, index + 1);
      return before.some((earlier) => imports.has(`${earlier.file} > ${file}`)) ? [] : [file];
    }),
  );
  expect(unreached).toEqual([]);
});
