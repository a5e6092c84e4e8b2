import { and, eq, sql } from 'drizzle-orm';
import { primary } from '@/db/client';
import type { Transaction } from '@/db/connect';
import { staff } from '@/db/schema';
import { Rollback, transaction } from '@/db/transaction';
import { type AuditActor, writeAudit } from '@/lib/audit/write-audit';
import { createPasswordLink } from './password-links';
import type { StaffRole } from './staff';

type ChangeOutcome = { ok: true } | { ok: false; reason: 'unknown' | 'last_owner' };

/** Changes the role of an account. It applies from the person's next request on. */
export function changeRole(id: string, role: StaffRole, by: AuditActor): Promise<ChangeOutcome> {
  return change(id, async (tx, before) => {
    await tx.update(staff).set({ role }).where(eq(staff.id, id));
    const entry = { before: { role: before.role }, after: { role } };
    await writeAudit(tx, by, { action: 'staff.role_changed', subject: `staff:${id}`, ...entry });
  });
}

/** Enables or disables an account from the person's next request on, and ends its sessions for good. */
export function setActive(id: string, active: boolean, by: AuditActor): Promise<ChangeOutcome> {
  return change(id, async (tx, before) => {
    if (before.active === active) return;
    await tx.update(staff).set({ active, sessionsFrom: sql`now()` }).where(eq(staff.id, id));
    const action = active ? 'staff.enabled' : 'staff.disabled';
    await writeAudit(tx, by, { action, subject: `staff:${id}` });
  });
}

/** Creates a link that sets a new password for an account, and returns its path. */
export function createResetLink(
  id: string,
  by: AuditActor,
): Promise<{ ok: true; path: string } | { ok: false; reason: 'unknown' }> {
  return transaction(primary(), async (tx) => {
    const [person] = await tx.select({ id: staff.id }).from(staff).where(eq(staff.id, id));
    if (!person) return { ok: false, reason: 'unknown' };
    await writeAudit(tx, by, { action: 'staff.link_made', subject: `staff:${id}` });
    return { ok: true, path: await createPasswordLink(tx, id, by.id) };
  });
}

function change(
  id: string,
  work: (tx: Transaction, before: { role: StaffRole; active: boolean }) => Promise<void>,
): Promise<ChangeOutcome> {
  return transaction<ChangeOutcome>(primary(), async (tx) => {
    // If two owners demote each other at the same time, the second waits here and then finds one owner.
    await lockOwners(tx);
    const [before] = await tx.select().from(staff).where(eq(staff.id, id)).for('update');
    if (!before) return { ok: false, reason: 'unknown' };
    await work(tx, before);
    const owners = await lockOwners(tx);
    if (owners === 0) throw new Rollback<ChangeOutcome>({ ok: false, reason: 'last_owner' });
    return { ok: true };
  });
}

/** Locks all active owners in the order of their ids, against deadlocks, and returns how many there are. */
async function lockOwners(tx: Transaction): Promise<number> {
  const owners = await tx
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.role, 'owner'), eq(staff.active, true)))
    .orderBy(staff.id)
    .for('update');
  return owners.length;
}
