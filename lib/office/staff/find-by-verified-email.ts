import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { primaryReads } from '@/db/client';
import { staff } from '@/db/schema';
import { read } from '@/db/transaction';
import { staffEmailSchema } from './staff-email';

const verified = z.object({ email: staffEmailSchema, email_verified: z.literal(true) });

/**
 * Finds the active account with the e-mail address of an OpenID profile; null if there is none, or if the
 * provider has not verified the address: an unverified address must not open another person's account.
 */
export async function findByVerifiedEmail(profile: object): Promise<{ id: string } | null> {
  const parsed = verified.safeParse(profile);
  if (!parsed.success) return null;
  const [found] = await read(primaryReads(), (db) =>
    db
      .select({ id: staff.id })
      .from(staff)
      .where(and(eq(staff.email, parsed.data.email), eq(staff.active, true))),
  );
  return found ?? null;
}
