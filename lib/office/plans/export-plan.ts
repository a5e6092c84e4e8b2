import { eq, sql } from 'drizzle-orm';
import { primaryReads } from '@/db/client';
import type { Database } from '@/db/connect';
import { seatingPlans } from '@/db/schema';
import { read } from '@/db/transaction';

/** The file text from which the plan with this hash was imported; null if there is no such plan. */
export async function exportPlan(db: Database, hash: string): Promise<string | null> {
  if (!/^[0-9a-f]{64}$/.test(hash)) return null;
  const [plan] = await db
    .select({ source: sql<string>`${seatingPlans.source}::text` })
    .from(seatingPlans)
    .where(eq(seatingPlans.hash, hash));
  return plan?.source ?? null;
}

/** `exportPlan` from this site's database. */
export function exportStoredPlan(hash: string): Promise<string | null> {
  return read(primaryReads(), (db) => exportPlan(db, hash));
}
