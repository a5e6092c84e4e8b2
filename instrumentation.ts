/** Runs once when a server starts; what it throws keeps the server from starting. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { env } = await import('@/lib/env');
  const { requireDriverPatch } = await import('@/db/driver-patch');
  env();
  requireDriverPatch();
}
