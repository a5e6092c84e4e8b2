import { randomUUID } from 'node:crypto';
import { primary } from '@/db/client';
import type { Transaction } from '@/db/connect';
import { staff } from '@/db/schema';
import { transaction } from '@/db/transaction';
import { type AuditActor, writeAudit } from '@/lib/audit/write-audit';
import { createPasswordLink } from './password-links';
import type { StaffRole } from './staff';

type Invitation = { email: string; name: string; role: StaffRole };

type InviteOutcome = { ok: true; id: string; path: string } | { ok: false; reason: 'known' };

/** `createAccount` in a transaction of its own. */
export function inviteStaff(invitation: Invitation, by: AuditActor): Promise<InviteOutcome> {
  return transaction(primary(), (tx) => createAccount(tx, invitation, by));
}

/**
 * Creates an account, and returns the path of the link that sets its password. Refused if an account has the
 * e-mail address, which must be normalized.
 */
export async function createAccount(
  tx: Transaction,
  { email, name, role }: Invitation,
  by: AuditActor,
): Promise<InviteOutcome> {
  const id = randomUUID();
  const made = await tx
    .insert(staff)
    .values({ id, email, name, role })
    .onConflictDoNothing()
    .returning({ id: staff.id });
  if (made.length === 0) return { ok: false, reason: 'known' };
  const after = { email, name, role };
  await writeAudit(tx, by, { action: 'staff.invited', subject: `staff:${id}`, after });
  return { ok: true, id, path: await createPasswordLink(tx, id, by.id) };
}
