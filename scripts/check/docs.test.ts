import { posix } from 'node:path';
import { expect, it } from 'vitest';
import { codeSpans, readFile, readPages, repositoryFiles } from './read-docs';

/* Keeps the README and docs true to the repository: links, paths, npm scripts, labels and names. */

const files = repositoryFiles();
const pages = readPages();

/** The problems that `find` sees, as the page and what is wrong in it. */
function problems(find: (text: string, page: string) => string[]): string[] {
  return [...pages].flatMap(([page, text]) => find(text, page).map((found) => `${page}: ${found}`));
}

/** Whether a file or folder has this path; `*` stands for any part of a name, the ending may be left out. */
function exists(path: string): boolean {
  const pattern = path
    .replace(/\/$/, '')
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[^/]*');
  const whole = new RegExp(`^${pattern}(?:\\.(?:tsx?|mjs))?(?:/|$)`);
  return files.some((file) => whole.test(file));
}

it('has no broken links between pages', () => {
  const link = /\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g;
  const broken = problems((text, page) =>
    [...text.matchAll(link)].flatMap(([, path = '', anchor]) => {
      const target = path ? posix.join(posix.dirname(page), path) : page;
      if (!exists(target)) return [path];
      return anchor && !anchors(target).includes(anchor) ? [`${path}#${anchor}`] : [];
    }),
  );
  expect(broken).toEqual([]);
});

/** The anchors of a page's headings, as GitHub makes them. */
function anchors(page: string): string[] {
  return [...readFile(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

it('names no path that is not in the repository', () => {
  const path = /^(?:app|components|db|deploy|docs|lib|patches|scripts|tests)\/[^ …{<]*$/;
  const missing = problems((text) =>
    codeSpans(text).filter((span) => path.test(span) && !exists(span)),
  );
  expect(missing).toEqual([]);
});

it('is cited by its right path in the code', () => {
  const cited = [...readCode().matchAll(/(?<![\w/.])docs\/[\w/.-]*\w/g)].map(([path]) => path);
  expect(cited.length).toBeGreaterThan(5);
  // A decision may be cited by its number alone: docs/decisions/0015.
  expect(cited.filter((path) => !exists(path) && !exists(`${path}-*`))).toEqual([]);
});

it('names no npm script that package.json lacks', () => {
  const { scripts } = JSON.parse(readFile('package.json')) as { scripts: object };
  const missing = problems((text) =>
    [...text.matchAll(/\bnpm run ([a-z][a-z\d:-]*)/g)]
      .map(([, name = '']) => name)
      .filter((name) => !Object.hasOwn(scripts, name)),
  );
  expect(missing).toEqual([]);
});

function readCode(): string {
  const product = /^(?:app|components|db|lib|scripts|tests)\/.*\.(?:tsx?|mjs|sql)$/;
  const here = posix.dirname('scripts/check/docs.test.ts');
  return files
    .filter((path) => product.test(path) && !path.startsWith(here))
    .map(readFile)
    .join('\n');
}

it('shows every table and every folder of lib and components in the architecture', () => {
  const architecture = readFile('docs/architecture.md');
  const tables = [...readCode().matchAll(/\bpgTable\(\s*'(\w+)'/g)].map(([, name = '']) => name);
  expect(tables.length).toBeGreaterThan(10);
  expect(
    tables.filter((name) => !new RegExp(`^  .*\\b${name}\\b.* : "`, 'm').test(architecture)),
  ).toEqual([]);

  const named = new Set(codeSpans(architecture));
  const unnamed = files.flatMap((path) => {
    const wing = /^(?:lib|components)\/(?:(?:visitors|office)\/)?/.exec(path)?.[0];
    const [folder, file] = wing ? path.slice(wing.length).split('/') : [];
    if (!file || named.has(`${wing}${folder}`)) return [];
    // The folders of components stand in one row for a wing, without it.
    return wing?.startsWith('components') && named.has(`${folder}`) ? [] : [`${wing}${folder}`];
  });
  expect([...new Set(unnamed)]).toEqual([]);
});

it('gives names in the glossary that occur in the code', () => {
  const rows = [...readFile('docs/glossary.md').matchAll(/^\|([^|]+)\|[^|]+\|([^|]+)\|/gm)];
  expect(rows.length).toBeGreaterThan(50);
  const code = readCode();
  const missing = rows.flatMap(([, term = '', names = '']) =>
    codeSpans(names)
      .map((name) => name.replaceAll('…', ''))
      .filter((name) => !code.includes(name) && !files.some((path) => path.includes(name)))
      .map((name) => `${term.trim()}: ${name}`),
  );
  expect(missing).toEqual([]);
});

it('quotes labels of the staff pages in the staff guide', () => {
  const sources = files.filter((path) =>
    /^(?:app\/staff|components\/office|lib\/office)\/.*\.tsx?$/.test(path),
  );
  const shown = plain(sources.map(readFile).join('\n'));
  const labels = [...readFile('docs/staff-guide.md').matchAll(/\*\*([^*]+)\*\*/g)];
  expect(labels.length).toBeGreaterThan(40);
  // A `…` in the guide stands for what the page fills in.
  const parts = labels.flatMap(([, label = '']) => plain(label).split(/\s*…\s*/));
  expect(parts.filter((part) => !shown.includes(part))).toEqual([]);
});

/** Spaces and apostrophes as one kind each, as a text is wrapped and typed in either way. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('’', "'");
}
