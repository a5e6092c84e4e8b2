import { eq } from 'drizzle-orm';
import type { Transaction } from '@/db/connect';
import { shows } from '@/db/schema';

/**
 * Locks a show for a change by staff and reads it; undefined if there is none. Waits for all bookings of the
 * show that are being committed (they hold the row FOR SHARE), and later bookings wait for this transaction.
 * A transaction that also locks seats must lock the seats first, as bookings do, or they deadlock.
 */
export async function lockShow(
  tx: Transaction,
  showId: string,
): Promise<typeof shows.$inferSelect | undefined> {
  const [show] = await tx.select().from(shows).where(eq(shows.id, showId)).for('update');
  return show;
}
