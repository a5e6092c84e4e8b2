import { eq, sql } from 'drizzle-orm';
import { primaryReads } from '@/db/client';
import { seats } from '@/db/schema';
import { read } from '@/db/transaction';

/** The categories of a show's seats with how many seats each has, in the order of the plan. */
export function findCategories(showId: string): Promise<{ name: string; seats: number }[]> {
  return read(primaryReads(), (db) =>
    db
      .select({ name: seats.category, seats: sql<number>`count(*)::int` })
      .from(seats)
      .where(eq(seats.showId, showId))
      .groupBy(seats.category)
      .orderBy(sql`min(${seats.seatNo})`),
  );
}
