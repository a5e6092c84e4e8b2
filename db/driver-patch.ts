import postgres from 'postgres';

/** The version that `patches/postgres+3.4.9.patch` sets; raise both with every change of the patch. */
const PATCH_VERSION = 1;

/**
 * Throws if the driver is not patched. When connections die, the published driver loses its pool and can
 * run a statement in another caller's transaction (docs/decisions/0010-patch-the-postgres-driver.md).
 */
export function requireDriverPatch(): void {
  if ((postgres as { rowlockPatch?: number }).rowlockPatch !== PATCH_VERSION) {
    throw new Error(
      'The postgres driver is not patched: run `npx patch-package` (npm ci does, unless --ignore-scripts).',
    );
  }
}
