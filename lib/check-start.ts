import { requireDriverPatch } from '@/db/driver-patch';
import { env } from './env';

/** Ends the process with a message when its configuration or its driver would not let it serve rightly. */
export function checkStart(): void {
  try {
    const { NEXTAUTH_SECRET } = env();
    if (!NEXTAUTH_SECRET) {
      throw new Error(
        'NEXTAUTH_SECRET is not set: nobody of the staff could sign in. Make one for all processes of the site with `openssl rand -base64 32`.',
      );
    }
    requireDriverPatch();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    // Next logs what its hook throws, and then goes on to serve nothing but errors.
    process.exit(1);
  }
}
