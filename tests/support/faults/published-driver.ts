import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type postgres from 'postgres';

const CHECKOUT = join(import.meta.dirname, '..', '..', '..');

/** Both builds of the patched driver, as the app loads them. */
export const PATCHED = {
  'ES module': join(CHECKOUT, 'node_modules/postgres/src/index.js'),
  CommonJS: join(CHECKOUT, 'node_modules/postgres/cjs/src/index.js'),
};

/**
 * The driver as published, for control tests: our copy with the patch reversed, so that no network is needed.
 * Returns the folder whose `node_modules` contains it, the path of its ES module, and a function that removes it.
 */
export function publishedDriver(): { folder: string; path: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'published-driver-'));
  const copy = (path: string) =>
    cpSync(join(CHECKOUT, path), join(folder, path), { recursive: true });
  copy('node_modules/postgres');
  copy('patches');
  writeFileSync(join(folder, 'package.json'), '{ "dependencies": { "postgres": "*" } }');
  const patchPackage = join(CHECKOUT, 'node_modules/patch-package/index.js');
  execFileSync(process.execPath, [patchPackage, '--reverse'], { cwd: folder });
  return {
    folder,
    path: join(folder, 'node_modules/postgres/src/index.js'),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** Loads the driver at `path`. */
export async function loadDriver(path: string): Promise<typeof postgres> {
  return (await import(/* @vite-ignore */ pathToFileURL(path).href)).default;
}
