import { randomUUID } from 'node:crypto';
import type { Transaction } from '@/db/connect';
import { auditLog } from '@/db/schema';
import { requestId } from '@/lib/request-id';

export type AuditEntry = {
  /** A noun and a verb in the past, such as `show.paused`. */
  action: `${string}.${string}`;
  /** What it was done to, such as `show:k3f9a2`. */
  subject: `${string}:${string}`;
  showId?: string;
  /** What changed, as it was and as it became: enough to understand it, never a buyer's whole record. */
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
};

/** Who did it; a command on the server has no account. */
export type AuditActor = { id: string | null; email: string };

export const COMMAND_ACTOR: AuditActor = { id: null, email: 'command' };

/** Notes who did what, in the transaction of the change: neither is stored without the other. */
export async function writeAudit(
  tx: Transaction,
  actor: AuditActor,
  { action, subject, showId, before, after }: AuditEntry,
): Promise<void> {
  await tx.insert(auditLog).values({
    id: randomUUID(),
    staffId: actor.id,
    staffEmail: actor.email,
    action,
    subject,
    showId: showId ?? null,
    before: before ?? null,
    after: after ?? null,
    requestId: requestId() ?? null,
  });
}
