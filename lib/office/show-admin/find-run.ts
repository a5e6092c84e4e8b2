import { and, asc, eq, ne } from 'drizzle-orm';
import { type Database, primaryReads, type Transaction } from '@/db/client';
import { shows } from '@/db/schema';
import { read } from '@/db/transaction';

type Row = typeof shows.$inferSelect;

/** The other drafts of a show's run, by id: the same title, venue, plan and currency. */
export const findRun = (db: Database | Transaction, show: Row): Promise<Row[]> => run(db, show);

/** The same, locked: none of them is put on sale before the transaction ends. */
export const lockRun = (tx: Transaction, show: Row): Promise<Row[]> => run(tx, show).for('update');

function run(db: Database | Transaction, show: Row) {
  return db
    .select()
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
    )
    .orderBy(asc(shows.id));
}

/** The ids of the other drafts of a show's run, from the primary. */
export async function findRunOf(showId: string): Promise<string[]> {
  return read(primaryReads(), async (db) => {
    const [show] = await db.select().from(shows).where(eq(shows.id, showId));
    return show ? (await findRun(db, show)).map(({ id }) => id) : [];
  });
}
