import { randomUUID } from 'node:crypto';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Handle } from '@/db/connect';
import { blocks, seats } from '@/db/schema';

/** Holds seats of a show back in a block of their own; the block's id. */
export async function blockSeats(
  { db }: Handle,
  showId: string,
  seatNumbers: number[],
): Promise<string> {
  const id = randomUUID();
  await db.insert(blocks).values({ showId, id, name: 'Press', reason: 'For a test' });
  await db
    .update(seats)
    .set({ status: 'blocked', blockId: id, version: sql`${seats.version} + 1` })
    .where(and(eq(seats.showId, showId), inArray(seats.seatNo, seatNumbers)));
  return id;
}
