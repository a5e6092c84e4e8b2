import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { CHECKOUT } from '../checkout';

/** One import of a file of the checkout by another; both paths are relative to the checkout. */
export interface Import {
  from: string;
  to: string;
}

/** The imports among the product's files, type imports included; its tests do not count. */
export function readProductImports(): Import[] {
  const files = readSources(['app', 'components', 'lib', 'db']);
  for (const path of files.keys()) if (TEST.test(path)) files.delete(path);
  return readImports(files);
}

export const TEST = /\.test\.tsx?$/;

/** The TypeScript files below folders of the checkout, as path and source. */
export function readSources(folders: string[]): Map<string, string> {
  const list = ['ls-files', '--cached', '--others', '--exclude-standard', ...folders];
  const paths = execFileSync('git', list, { cwd: CHECKOUT, encoding: 'utf8' })
    .split('\n')
    // A file that was deleted and not yet committed is still listed.
    .filter((path) => /\.tsx?$/.test(path) && existsSync(join(CHECKOUT, path)));
  return new Map(paths.map((path) => [path, readFileSync(join(CHECKOUT, path), 'utf8')]));
}

// Static imports begin a line, as Biome formats them; those in a test's example sources do not.
const SPECIFIER = /^(?:import|export|\})[^'"\n]*['"]([^'"]+)['"]|\bimport\(['"]([^'"]+)['"]/gm;

/** The imports among files, given as path and source; a specifier is relative or begins with '@/'. */
export function readImports(files: ReadonlyMap<string, string>): Import[] {
  const imports: Import[] = [];
  for (const [from, source] of files) {
    for (const [, fixed, dynamic] of source.matchAll(SPECIFIER)) {
      const to = resolve(files, from, fixed ?? dynamic ?? '');
      if (to) imports.push({ from, to });
    }
  }
  return imports;
}

function resolve(files: ReadonlyMap<string, string>, from: string, specifier: string) {
  if (!/^(@|\.{1,2})\//.test(specifier)) return undefined;
  const path = specifier.startsWith('@/')
    ? specifier.slice(2)
    : posix.join(posix.dirname(from), specifier);
  return [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`].find((file) => files.has(file));
}
