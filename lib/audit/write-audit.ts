import { randomUUID } from 'node:crypto';
import type { Transaction } from '@/db/connect';
import { auditLog } from '@/db/schema';
import { requestId } from '@/lib/request-id';

type AuditEntry = {
  /** A noun and a past participle, such as `show.paused`. */
  action: `${string}.${string}`;
  /** What was changed, such as `show:k3f9a2`. */
  subject: `${string}:${string}`;
  showId?: string;
  /** The changed fields before and after: enough to understand the change, never all data of a buyer. */
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
};

/** Who made a change; commands and automatic jobs have no account, so `id` is null. */
export type AuditActor = { id: string | null; email: string };

export const COMMAND_ACTOR: AuditActor = { id: null, email: 'command' };

/** Writes an audit entry in the transaction of the change, so that both are stored or neither. */
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
