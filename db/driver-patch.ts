import postgres from 'postgres';

/** Raised with every change of `patches/postgres+3.4.9.patch`, where the same number stands. */
const PATCH = 1;

/**
 * Refuses to go on with the driver as published: it loses its pool, and can run a statement in
 * somebody else's transaction, when connections die (docs/decisions/0010-patch-the-postgres-driver.md).
 */
export function requireDriverPatch(): void {
  if ((postgres as { rowlockPatch?: number }).rowlockPatch !== PATCH) {
    throw new Error(
      'The postgres driver is not patched: run `npx patch-package` (npm ci does, unless --ignore-scripts).',
    );
  }
}
