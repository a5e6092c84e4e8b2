import { eq, sql } from 'drizzle-orm';
import { primary, primaryReads } from '@/db/client';
import { staff } from '@/db/schema';
import { read, transaction } from '@/db/transaction';
import { writeAudit } from '@/lib/audit/write-audit';
import { hashPassword, isPassword } from './password';
import { countSignIn } from './sign-in-limits';
import type { Staff } from './staff';

/** Changes the name of the signed-in person. */
export function changeMyName(me: Staff, name: string): Promise<void> {
  return transaction(primary(), async (tx) => {
    await tx.update(staff).set({ name }).where(eq(staff.id, me.id));
    const entry = { before: { name: me.name }, after: { name } };
    await writeAudit(tx, me, { action: 'staff.renamed', subject: `staff:${me.id}`, ...entry });
  });
}

/** Ends all sessions of the signed-in person, this one too. */
export function endMySessions(me: Staff): Promise<void> {
  return transaction(primary(), async (tx) => {
    await tx.update(staff).set({ sessionsFrom: sql`now()` }).where(eq(staff.id, me.id));
    await writeAudit(tx, me, { action: 'staff.sessions_ended', subject: `staff:${me.id}` });
  });
}

/**
 * Changes the password of the signed-in person and ends their sessions. `client` is the address that attempts
 * are limited by.
 */
export async function changePassword(
  me: Staff,
  passwords: { old: string; next: string },
  client: string,
): Promise<{ ok: true } | { ok: false; reason: 'wrong' | 'too_many' }> {
  if ((await countSignIn(me.email, client)) > 0) return { ok: false, reason: 'too_many' };
  const [found] = await read(primaryReads(), (db) =>
    db.select({ hash: staff.passwordHash }).from(staff).where(eq(staff.id, me.id)),
  );
  if (!(await isPassword(passwords.old, found?.hash ?? null))) {
    return { ok: false, reason: 'wrong' };
  }
  const passwordHash = await hashPassword(passwords.next);
  await transaction(primary(), async (tx) => {
    await tx
      .update(staff)
      .set({ passwordHash, sessionsFrom: sql`now()` })
      .where(eq(staff.id, me.id));
    await writeAudit(tx, me, { action: 'staff.password_changed', subject: `staff:${me.id}` });
  });
  return { ok: true };
}
