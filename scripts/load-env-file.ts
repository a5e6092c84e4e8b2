import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKOUT } from './checkout';

/** Reads the checkout's `.env`, if there is one, into the environment; variables that are set win. */
export function loadEnvFile(): void {
  const file = join(CHECKOUT, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}
