import { and, eq, sql } from 'drizzle-orm';
import { primaryReads } from '@/db/client';
import { staff } from '@/db/schema';
import { read } from '@/db/transaction';
import type { Staff } from './staff';

/** How long a session lasts, in seconds: a working day. */
export const SESSION_TTL_S = 8 * 60 * 60;

/** Who signed in, and when by the database's clock (milliseconds since 1970, UTC). */
export type Session = { staffId: string; signedInAt: number };

/**
 * The account of a session; null if the session has ended. Read from the primary at every request, so that a
 * disabled account, a new role and a sign-out apply at once.
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
          // `signedInAt` has no microseconds.
          sql`date_trunc('milliseconds', ${staff.sessionsFrom}) <= ${since}`,
          sql`now() < ${since} + make_interval(secs => ${SESSION_TTL_S})`,
        ),
      ),
  );
  return found ?? null;
}
