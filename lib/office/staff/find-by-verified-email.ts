import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { primaryReads } from '@/db/client';
import { staff } from '@/db/schema';
import { read } from '@/db/transaction';
import { staffEmailSchema } from './staff-email';

const verified = z.object({ email: staffEmailSchema, email_verified: z.literal(true) });

/**
 * The active member of staff whose address a provider says it has verified; null for everybody else.
 * An address that is only claimed must not open somebody's account.
 */
export async function findByVerifiedEmail(profile: object): Promise<{ id: string } | null> {
  const claimed = verified.safeParse(profile);
  if (!claimed.success) return null;
  const [found] = await read(primaryReads(), (db) =>
    db
      .select({ id: staff.id })
      .from(staff)
      .where(and(eq(staff.email, claimed.data.email), eq(staff.active, true))),
  );
  return found ?? null;
}
