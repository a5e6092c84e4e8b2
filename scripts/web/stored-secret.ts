import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKOUT } from '../checkout';

/** 32 random bytes in base64 that this checkout keeps in a file of this name, made at the first use. */
export function readOrMakeSecret(name: string): string {
  const file = join(CHECKOUT, '.data', name);
  if (!existsSync(file)) {
    mkdirSync(join(CHECKOUT, '.data'), { recursive: true });
    writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8');
}
