import { and, eq, sql } from 'drizzle-orm';
import { primary, primaryReads } from '@/db/client';
import { staff } from '@/db/schema';
import { read, transaction } from '@/db/transaction';
import type { Session } from './find-signed-in-staff';
import { isPassword, PASSWORD_LENGTH } from './password';
import { countSignIn, resetSignInAttempts } from './sign-in-limits';
import { normalizeEmail } from './staff-email';

export type SignInOutcome =
  | { ok: true; session: Session }
  | { ok: false; reason: 'wrong' }
  /** Too many tries; `seconds` until the next one is looked at. */
  | { ok: false; reason: 'too_many'; seconds: number };

/**
 * Signs in with e-mail and password. Unknown, disabled and passwordless people get the same answer
 * after the same work as a wrong password.
 */
export async function checkSignIn(
  typed: { email: string; password: string },
  headers: Headers,
): Promise<SignInOutcome> {
  const email = normalizeEmail(typed.email.slice(0, 254));
  const seconds = await countSignIn(email, headers);
  if (seconds > 0) return { ok: false, reason: 'too_many', seconds };

  const [found] = await read(primaryReads(), (db) =>
    db
      .select({ id: staff.id, hash: staff.passwordHash, active: staff.active })
      .from(staff)
      .where(eq(staff.email, email)),
  );
  const hash = found?.active ? found.hash : null;
  const isRight = await isPassword(typed.password.slice(0, PASSWORD_LENGTH.most), hash);
  if (!found || !isRight) return { ok: false, reason: 'wrong' };

  const session = await beginSession(found.id, hash);
  if (!session) return { ok: false, reason: 'wrong' };
  await resetSignInAttempts(email);
  return { ok: true, session };
}

/**
 * Begins a session of somebody who is active; null when they are not, or when `hash` is not their
 * password's any more: it was looked at for a while, and a new password ends what the old one began.
 */
export async function beginSession(
  staffId: string,
  hash: string | null = null,
): Promise<Session | null> {
  const isSame = hash === null ? undefined : eq(staff.passwordHash, hash);
  const [begun] = await transaction(primary(), (tx) =>
    tx
      .update(staff)
      .set({ lastSignInAt: sql`now()` })
      .where(and(eq(staff.id, staffId), eq(staff.active, true), isSame))
      .returning({ at: staff.lastSignInAt }),
  );
  return begun?.at ? { staffId, signedInAt: begun.at.getTime() } : null;
}
