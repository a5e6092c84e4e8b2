import { primary, replicasCaughtUp } from '@/db/client';
import { transaction } from '@/db/transaction';
import { type AuditActor, writeAudit } from '@/lib/audit/write-audit';
import { importPlan } from './import-plan';
import { readPlan } from './read-plan';

const REPLICA_TIMEOUT_MS = 1_000;

type StoredPlan =
  /** `isNew` is false if the same plan was imported before. */
  { ok: true; hash: string; isNew: boolean } | { ok: false; problems: string[] };

/** Imports an uploaded plan file (pretix JSON), or returns its problems, one sentence each. */
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
  // The page of the new plan reads from a replica.
  await replicasCaughtUp(REPLICA_TIMEOUT_MS);
  return stored;
}
