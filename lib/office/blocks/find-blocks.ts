import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm';
import { primaryReads } from '@/db/client';
import { blocks, seats, staff } from '@/db/schema';
import { read } from '@/db/transaction';
import { SEAT_COLUMNS } from './seat-columns';
import type { NamedSeat } from './seat-runs';

/** A block with the seats that it still holds, in the order of their numbers. */
export type Block = {
  id: string;
  name: string;
  reason: string;
  releaseAt: Date | null;
  releasedAt: Date | null;
  createdAt: Date;
  /** Name of the person who created it; null: the demo's seed or a migration did. */
  madeBy: string | null;
  seats: NamedSeat[];
};

/** At most this many released blocks are returned, the newest ones. */
const MOST_RELEASED = 30;

/** A show's blocks from the primary, newest first: those that hold seats, then released ones. */
export async function findBlocks(showId: string): Promise<Block[]> {
  const [blockRows, seatRows] = await read(primaryReads(), (db) =>
    Promise.all([
      db
        .select({
          id: blocks.id,
          name: blocks.name,
          reason: blocks.reason,
          releaseAt: blocks.releaseAt,
          releasedAt: blocks.releasedAt,
          createdAt: blocks.createdAt,
          madeBy: staff.name,
        })
        .from(blocks)
        .leftJoin(staff, eq(staff.id, blocks.madeBy))
        .where(eq(blocks.showId, showId))
        .orderBy(sql`${blocks.releasedAt} desc nulls first`, desc(blocks.createdAt)),
      db
        .select({
          block: seats.blockId,
          ...SEAT_COLUMNS,
        })
        .from(seats)
        .where(and(eq(seats.showId, showId), isNotNull(seats.blockId)))
        .orderBy(asc(seats.seatNo)),
    ]),
  );
  const byBlock = new Map<string | null, NamedSeat[]>();
  for (const { block, ...seat } of seatRows) {
    const known = byBlock.get(block);
    if (known) known.push(seat);
    else byBlock.set(block, [seat]);
  }
  let released = 0;
  return blockRows
    .filter(({ releasedAt }) => !releasedAt || ++released <= MOST_RELEASED)
    .map((row) => ({ ...row, seats: byBlock.get(row.id) ?? [] }));
}
