import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '@/db/client';
import { seatingPlans } from '@/db/schema';
import type { SeatingLayout } from './layout';
import { makeLayout } from './make-layout';
import { readPlan } from './read-plan';

/** `isNew` is false when the same plan was there already; then nothing was changed. */
export type ImportedPlan =
  | { ok: true; hash: string; layout: SeatingLayout; isNew: boolean }
  | { ok: false; problems: string[] };

/**
 * Stores the seating plan in a file (pretix JSON, as bytes), as one statement. A plan that cannot be
 * sold from is refused in words and leaves nothing behind.
 */
export async function importPlan(
  db: Database | Transaction,
  bytes: Uint8Array,
): Promise<ImportedPlan> {
  const read = readPlan(bytes);
  if (!read.ok) return read;
  const { layout, bytes: served, hash } = makeLayout(read.plan);
  const stored = await db
    .insert(seatingPlans)
    .values({
      hash,
      name: layout.name,
      seats: layout.seats.x.length,
      // The text itself, not what JavaScript made of it: Postgres keeps every digit of its numbers.
      source: sql`${read.text}::text::jsonb`,
      layout: served,
    })
    .onConflictDoNothing()
    .returning({ hash: seatingPlans.hash });
  return { ok: true, hash, layout, isNew: stored.length > 0 };
}
