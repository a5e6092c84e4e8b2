import { primary, replicasCaughtUp } from '@/db/client';
import { transaction } from '@/db/transaction';
import { type AuditActor, writeAudit } from '@/lib/audit/write-audit';
import { importPlan } from './import-plan';
import { readPlan } from './read-plan';

/** So long it waits for replicas that are late, in milliseconds. */
const PATIENCE_MS = 1_000;

export type StoredPlan =
  /** `isNew` is false when the same plan was there already. */
  { ok: true; hash: string; isNew: boolean } | { ok: false; problems: string[] };

/** Imports an uploaded plan (pretix JSON), or says what is wrong with it, each problem a sentence. */
export async function storePlan(staff: AuditActor, file: Uint8Array): Promise<StoredPlan> {
  const plan = readPlan(file);
  if (!plan.ok) return { ok: false, problems: plan.problems };
  const stored = await transaction<StoredPlan>(primary(), async (tx) => {
    const { hash, layout, isNew } = await importPlan(tx, plan);
    if (isNew) {
      await writeAudit(tx, staff, {
        action: 'plan.imported',
        subject: `plan:${hash}`,
        after: { name: layout.name, seats: layout.seats.x.length },
      });
    }
    return { ok: true, hash, isNew };
  });
  // The map of its page reads a replica.
  await replicasCaughtUp(PATIENCE_MS);
  return stored;
}
