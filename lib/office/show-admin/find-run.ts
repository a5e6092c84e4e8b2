import { and, eq, ne } from 'drizzle-orm';
import { primaryReads } from '@/db/client';
import type { Database, Transaction } from '@/db/connect';
import { shows } from '@/db/schema';
import { read } from '@/db/transaction';
import { lockShow } from './lock-show';

type Row = typeof shows.$inferSelect;

/**
 * The ids of the other drafts of a show's run, in the order of the ids, from the primary: drafts with the
 * same title, venue, plan and currency.
 */
export function findRun(showId: string): Promise<string[]> {
  return read(primaryReads(), (db) => selectRun(db, showId));
}

/**
 * Locks a show and the other drafts of its run, and reads them. Each statement locks one show, so that it
 * runs on one shard; the order of the ids keeps two calls for the same run from deadlocking.
 */
export async function lockRun(
  tx: Transaction,
  showId: string,
): Promise<{ show: Row | undefined; others: Row[] }> {
  const ids = [showId, ...(await selectRun(tx, showId))].sort();
  const rows: Row[] = [];
  for (const id of ids) {
    const row = await lockShow(tx, id);
    if (row) rows.push(row);
  }
  const show = rows.find(({ id }) => id === showId);
  // A draft may have left the run, or gone on sale, before it was locked.
  return { show, others: rows.filter((row) => show && isDraftOfRun(row, show)) };
}

async function selectRun(db: Database | Transaction, showId: string): Promise<string[]> {
  const [show] = await db.select().from(shows).where(eq(shows.id, showId));
  if (!show) return [];
  const rows = await db
    .select({ id: shows.id })
    .from(shows)
    .where(
      and(
        eq(shows.status, 'draft'),
        eq(shows.title, show.title),
        eq(shows.venueId, show.venueId),
        eq(shows.planHash, show.planHash),
        eq(shows.currency, show.currency),
        ne(shows.id, show.id),
      ),
    );
  return rows.map(({ id }) => id).sort();
}

function isDraftOfRun(row: Row, show: Row): boolean {
  return (
    row.id !== show.id &&
    row.status === 'draft' &&
    row.title === show.title &&
    row.venueId === show.venueId &&
    row.planHash === show.planHash &&
    row.currency === show.currency
  );
}
