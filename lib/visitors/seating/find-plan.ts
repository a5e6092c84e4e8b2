import { desc, eq } from 'drizzle-orm';
import { primaryReads } from '@/db/client';
import { seatingPlans, shows, venues } from '@/db/schema';
import { read } from '@/db/transaction';
import type { SeatingLayout } from './layout';

/** A plan and the shows that use it, latest first, at most 100. Times are ISO 8601 in UTC. */
type FoundPlan = {
  hash: string;
  name: string;
  layout: SeatingLayout;
  shows: {
    id: string;
    title: string;
    status: (typeof shows.$inferSelect)['status'];
    startsAt: string;
    timeZone: string;
  }[];
};

/** The plan with a hash, from the primary; null if there is none. */
export async function findPlan(hash: string): Promise<FoundPlan | null> {
  if (!/^[0-9a-f]{64}$/.test(hash)) return null;
  const [[plan], used] = await read(primaryReads(), (db) =>
    Promise.all([
      db
        .select({ name: seatingPlans.name, layout: seatingPlans.layout })
        .from(seatingPlans)
        .where(eq(seatingPlans.hash, hash)),
      db
        .select({ show: shows, timeZone: venues.timeZone })
        .from(shows)
        .innerJoin(venues, eq(venues.id, shows.venueId))
        .where(eq(shows.planHash, hash))
        .orderBy(desc(shows.startsAt))
        .limit(100),
    ]),
  );
  if (!plan) return null;
  return {
    hash,
    name: plan.name,
    layout: JSON.parse(plan.layout) as SeatingLayout,
    shows: used.map(({ show: { id, title, status, startsAt }, timeZone }) => ({
      id,
      title,
      status,
      startsAt: startsAt.toISOString(),
      timeZone,
    })),
  };
}
