import { requireDriverPatch } from '@/db/driver-patch';
import { env } from './env';

/** Ends the process with a message when its configuration or its driver would not let it serve rightly. */
export function checkStart(): void {
  try {
    env();
    requireDriverPatch();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    // Next logs what its hook throws, and then goes on to serve nothing but errors.
    process.exit(1);
  }
}
