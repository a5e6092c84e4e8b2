import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { primary, primaryReads } from '@/db/client';
import type { Transaction } from '@/db/connect';
import { staff, staffLinks } from '@/db/schema';
import { Rollback, read, transaction } from '@/db/transaction';
import { writeAudit } from '@/lib/audit/write-audit';
import { hashPassword } from './password';
import { countLinkUse } from './sign-in-limits';

/** How long a link that sets a password works, in hours. */
export const LINK_TTL_HOURS = 48;

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/**
 * Creates a one-time link that sets the password of an account, and ends earlier links of that account. Returns
 * its path, which is not stored. `madeBy` is null for a command on the server.
 */
export async function createPasswordLink(
  tx: Transaction,
  staffId: string,
  madeBy: string | null,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await tx
    .delete(staffLinks)
    .where(and(eq(staffLinks.staffId, staffId), isNull(staffLinks.usedAt)));
  await tx.insert(staffLinks).values({
    tokenHash: hashOf(token),
    staffId,
    madeBy,
    expiresAt: sql`now() + make_interval(hours => ${LINK_TTL_HOURS})`,
  });
  return `/staff/password/${token}`;
}

const isOpen = (token: string) =>
  and(
    eq(staffLinks.tokenHash, hashOf(token)),
    isNull(staffLinks.usedAt),
    gt(staffLinks.expiresAt, sql`now()`),
  );

/** The account whose password a link sets; null if the link is unknown, used or expired. */
export async function findLinkOwner(
  token: string,
): Promise<{ email: string; name: string } | null> {
  const [found] = await read(primaryReads(), (db) =>
    db
      .select({ email: staff.email, name: staff.name })
      .from(staffLinks)
      .innerJoin(staff, and(eq(staff.id, staffLinks.staffId), eq(staff.active, true)))
      .where(isOpen(token)),
  );
  return found ?? null;
}

/**
 * Sets the password of a link's account, uses the link up, and ends the account's sessions. `client` is the
 * address that attempts are limited by.
 */
export async function setPasswordByLink(
  token: string,
  password: string,
  client: string,
): Promise<{ ok: true } | { ok: false; reason: 'too_many' | 'invalid_link' }> {
  if ((await countLinkUse(client)) > 0) return { ok: false, reason: 'too_many' };
  // Checked before hashing, so that made-up links cannot cause that expensive work.
  if (!(await findLinkOwner(token))) return { ok: false, reason: 'invalid_link' };
  const passwordHash = await hashPassword(password);
  const isSet = await transaction(primary(), async (tx) => {
    const [link] = await tx
      .update(staffLinks)
      .set({ usedAt: sql`now()` })
      .where(isOpen(token))
      .returning({ staffId: staffLinks.staffId });
    if (!link) return false;
    const [person] = await tx
      .update(staff)
      .set({ passwordHash, sessionsFrom: sql`now()` })
      .where(and(eq(staff.id, link.staffId), eq(staff.active, true)))
      .returning({ id: staff.id, email: staff.email });
    if (!person) throw new Rollback(false);
    await writeAudit(tx, person, { action: 'staff.password_set', subject: `staff:${person.id}` });
    return true;
  });
  return isSet ? { ok: true } : { ok: false, reason: 'invalid_link' };
}
