import { requireDriverPatch } from '@/db/driver-patch';
import { env } from './env';

/** Ends the process with a message if its configuration or its database driver is wrong. */
export function checkStart(): void {
  try {
    const { NEXTAUTH_SECRET } = env();
    if (!NEXTAUTH_SECRET) {
      throw new Error(
        'NEXTAUTH_SECRET is not set. Make one with `openssl rand -base64 32` and set it for all processes of the site: without it staff cannot sign in.',
      );
    }
    requireDriverPatch();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    // Next only logs an error of this hook, and then responds to every request with an error.
    process.exit(1);
  }
}
