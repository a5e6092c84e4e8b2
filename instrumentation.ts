/** Runs once when a server starts. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { checkStart } = await import('@/lib/check-start');
    checkStart();
  }
}
