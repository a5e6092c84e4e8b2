import { and, eq, sql } from 'drizzle-orm';
import { primaryReads } from '@/db/client';
import { staff } from '@/db/schema';
import { read } from '@/db/transaction';
import type { Staff } from './staff';

/** How long a session lasts, in seconds. */
export const SESSION_TTL_S = 8 * 60 * 60;

/** What a session says: who signed in, and when by the database's clock (milliseconds since 1970 UTC). */
export type Session = { staffId: string; signedInAt: number };

/**
 * Who a session belongs to now. Read from the primary at every request, so that whoever is disabled,
 * demoted or signed out is so at once; null when the session is over.
 */
export async function findSignedInStaff({ staffId, signedInAt }: Session): Promise<Staff | null> {
  const since = sql`to_timestamp(${signedInAt}::float8 / 1000)`;
  const [found] = await read(primaryReads(), (db) =>
    db
      .select({ id: staff.id, email: staff.email, name: staff.name, role: staff.role })
      .from(staff)
      .where(
        and(
          eq(staff.id, staffId),
          eq(staff.active, true),
          // A session's moment has no microseconds.
          sql`date_trunc('milliseconds', ${staff.sessionsFrom}) <= ${since}`,
          sql`now() < ${since} + make_interval(secs => ${SESSION_TTL_S})`,
        ),
      ),
  );
  return found ?? null;
}
