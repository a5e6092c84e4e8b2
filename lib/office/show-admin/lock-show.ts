import { eq } from 'drizzle-orm';
import type { Transaction } from '@/db/connect';
import { shows } from '@/db/schema';

/**
 * Locks a show for a change of the house and reads it; undefined when there is none. Waits for every
 * booking that is being committed (each holds it FOR SHARE), and those that come later wait for this.
 * Whoever locks seats too takes them first, as bookings do.
 */
export async function lockShow(
  tx: Transaction,
  showId: string,
): Promise<typeof shows.$inferSelect | undefined> {
  const [show] = await tx.select().from(shows).where(eq(shows.id, showId)).for('update');
  return show;
}
