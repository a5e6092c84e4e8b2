import { randomUUID } from 'node:crypto';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Handle } from '@/db/connect';
import { blocks, seats } from '@/db/schema';

/** Puts seats of a show on hold in a new block; returns the block's id. */
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
