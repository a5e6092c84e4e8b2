import { and, eq, sql } from 'drizzle-orm';
import { primary, primaryReads } from '@/db/client';
import { staff } from '@/db/schema';
import { read, transaction } from '@/db/transaction';
import { MAX_EMAIL_LENGTH } from '@/lib/text-schemas';
import type { Session } from './find-signed-in-staff';
import { isPassword, PASSWORD_LENGTH } from './password';
import { countSignIn, resetSignInAttempts } from './sign-in-limits';
import { normalizeEmail } from './staff-email';

type SignInOutcome =
  | { ok: true; session: Session }
  | { ok: false; reason: 'wrong' }
  /** Too many attempts; the next one is allowed after `seconds`. */
  | { ok: false; reason: 'too_many'; seconds: number };

/**
 * Signs in with e-mail address and password. Unknown, disabled and passwordless accounts get the same answer
 * after the same work as a wrong password. `client` is the address that attempts are limited by.
 */
export async function checkSignIn(
  typed: { email: string; password: string },
  client: string,
): Promise<SignInOutcome> {
  const email = normalizeEmail(typed.email.slice(0, MAX_EMAIL_LENGTH));
  const seconds = await countSignIn(email, client);
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
 * Starts a session of an active account. Returns null if it is not active, or if `hash` is no longer its
 * password's: checking a password takes time, and a session must not outlive a password changed meanwhile.
 */
export async function beginSession(
  staffId: string,
  hash: string | null = null,
): Promise<Session | null> {
  const hasPassword = hash === null ? undefined : eq(staff.passwordHash, hash);
  const [begun] = await transaction(primary(), (tx) =>
    tx
      .update(staff)
      .set({ lastSignInAt: sql`now()` })
      .where(and(eq(staff.id, staffId), eq(staff.active, true), hasPassword))
      .returning({ at: staff.lastSignInAt }),
  );
  return begun?.at ? { staffId, signedInAt: begun.at.getTime() } : null;
}
