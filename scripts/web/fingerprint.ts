import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKOUT } from '../checkout';

const SOURCES = ['app', 'components', 'db', 'lib', 'patches', 'public'];
const FILES = [
  'instrumentation.ts',
  'middleware.ts',
  'next.config.ts',
  'package-lock.json',
  'postcss.config.mjs',
  'tsconfig.json',
];

/** A hash of all inputs of a build; tests are not inputs. */
export function fingerprint(): string {
  const hash = createHash('sha256').update(process.version);
  // Pages that are made at build time contain the site's address.
  hash.update(process.env.SITE_URL ?? '');
  for (const path of [...SOURCES.flatMap(filesBelow), ...FILES]) {
    const full = join(CHECKOUT, path);
    if (!existsSync(full)) continue;
    hash.update(`\0${path}\0`).update(readFileSync(full));
  }
  return hash.digest('hex');
}

function filesBelow(folder: string): string[] {
  const full = join(CHECKOUT, folder);
  if (!existsSync(full)) return [];
  return readdirSync(full, { recursive: true, encoding: 'utf8' })
    .filter((name) => !/\.test\.tsx?$/.test(name) && statSync(join(full, name)).isFile())
    .map((name) => join(folder, name))
    .sort();
}
