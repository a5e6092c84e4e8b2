import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CHECKOUT = join(import.meta.dirname, '..', '..');

/** The driver as the app loads it: its ES module, its CommonJS build. */
export const PATCHED = {
  esm: join(CHECKOUT, 'node_modules/postgres/src/index.js'),
  cjs: join(CHECKOUT, 'node_modules/postgres/cjs/src/index.js'),
};

/**
 * The driver as its authors published it, for controls: our copy with the patch taken back, so that
 * no network is needed. Returns the folder whose `node_modules` has it, the path of its ES module,
 * and what removes it.
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
