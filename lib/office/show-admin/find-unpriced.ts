import { and, eq, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/connect';
import { prices, seats } from '@/db/schema';

/** The categories of a show's seats that have no standard price, sorted; their seats cannot be booked. */
export async function findUnpriced(tx: Transaction, showId: string): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ category: seats.category })
    .from(seats)
    .leftJoin(
      prices,
      and(
        eq(prices.showId, seats.showId),
        eq(prices.category, seats.category),
        eq(prices.type, 'standard'),
      ),
    )
    .where(and(eq(seats.showId, showId), sql`${prices.amount} is null`));
  return rows.map(({ category }) => category).sort();
}
