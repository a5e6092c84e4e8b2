import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKOUT } from '../checkout';

/** Every file of the checkout that git knows or would add, relative to the checkout. */
export function repositoryFiles(): string[] {
  const list = ['ls-files', '--cached', '--others', '--exclude-standard'];
  return execFileSync('git', list, { cwd: CHECKOUT, encoding: 'utf8' })
    .split('\n')
    .filter((path) => path && existsSync(join(CHECKOUT, path)));
}

export function readFile(path: string): string {
  return readFileSync(join(CHECKOUT, path), 'utf8');
}

/** The README and every page below docs, as path and text. */
export function readPages(): Map<string, string> {
  const pages = repositoryFiles().filter((path) => /^(README|docs\/.*)\.md$/.test(path));
  return new Map(pages.map((path) => [path, readFile(path)]));
}

/** The code spans of a Markdown text. */
export function codeSpans(text: string): string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, span = '']) => span);
}

/** The text of a section without its heading, up to the next heading of its level or above. */
export function section(text: string, heading: string): string {
  const [, found] = text.split(`${heading}\n`);
  if (found === undefined) throw new Error(`no heading ${heading}`);
  const level = heading.indexOf(' ');
  return found.split(new RegExp(`^#{1,${level}} `, 'm'))[0] ?? '';
}

/** The items of each numbered list: the path that begins the item, and the other code spans in it. */
export function numberedLists(text: string): { file: string; names: string[] }[][] {
  const lists: { file: string; names: string[] }[][] = [];
  for (const [item, number] of text.matchAll(/^(\d+)\. .+\n(?: {3}.+\n)*/gm)) {
    const [file = '', ...names] = codeSpans(item);
    if (number === '1') lists.push([]);
    lists.at(-1)?.push({ file, names });
  }
  return lists;
}
