import { desc, eq, sql } from 'drizzle-orm';
import { primaryReads } from '@/db/client';
import { seatingPlans, shows } from '@/db/schema';
import { read } from '@/db/transaction';

/** A seating plan in the staff's list; `shows` is how many shows use it. Times are ISO 8601 in UTC. */
export type ListedPlan = {
  hash: string;
  name: string;
  seats: number;
  createdAt: string;
  shows: number;
};

/** All seating plans, latest import first; from the primary, so that a new one is listed at once. */
export async function listPlans(): Promise<ListedPlan[]> {
  const rows = await read(primaryReads(), (db) =>
    db
      .select({
        hash: seatingPlans.hash,
        name: seatingPlans.name,
        seats: seatingPlans.seats,
        createdAt: seatingPlans.createdAt,
        shows: sql<number>`count(${shows.id})::int`,
      })
      .from(seatingPlans)
      .leftJoin(shows, eq(shows.planHash, seatingPlans.hash))
      .groupBy(seatingPlans.hash)
      .orderBy(desc(seatingPlans.createdAt), seatingPlans.name),
  );
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}
