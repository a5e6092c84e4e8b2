import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '@/db/connect';
import { seatingPlans } from '@/db/schema';
import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import { makeLayout } from '@/lib/visitors/seating/make-layout';
import type { Plan } from '@/lib/visitors/seating/plan';

/** `isNew` is false if the same plan was imported before; then nothing has changed. */
export type ImportedPlan = { hash: string; layout: SeatingLayout; isNew: boolean };

/** Stores a plan that `readPlan` accepted, with its file text, in one statement. */
export async function importPlan(
  db: Database | Transaction,
  { plan, text }: { plan: Plan; text: string },
): Promise<ImportedPlan> {
  const { layout, bytes, hash } = makeLayout(plan);
  const stored = await db
    .insert(seatingPlans)
    .values({
      hash,
      name: layout.name,
      seats: layout.seats.x.length,
      // The file text, because JavaScript's numbers have fewer digits.
      source: sql`${text}::text::json`,
      layout: bytes,
    })
    .onConflictDoNothing()
    .returning({ hash: seatingPlans.hash });
  return { hash, layout, isNew: stored.length > 0 };
}
