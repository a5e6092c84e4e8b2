/** Runs once when a server starts, and ends it at once when it could not serve rightly. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { env } = await import('@/lib/env');
  const { requireDriverPatch } = await import('@/db/driver-patch');
  try {
    env();
    requireDriverPatch();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    // Next logs what is thrown here, and then serves nothing but errors.
    process.exit(1);
  }
}
