import { type Handle, primary } from '@/db/client';
import { transaction } from '@/db/transaction';
import { type AuditActor, audit } from '@/lib/staff/audit';
import { importPlan } from './import-plan';
import { readPlan } from './read-plan';

export type StoredPlan =
  /** `isNew` is false when the same plan was there already. */
  { ok: true; hash: string; isNew: boolean } | { ok: false; problems: string[] };

/** Imports an uploaded plan (pretix JSON), or says what is wrong with it, each problem a sentence. */
export async function storePlan(
  staff: AuditActor,
  file: Uint8Array,
  handle: Handle = primary(),
): Promise<StoredPlan> {
  const plan = readPlan(file);
  if (!plan.ok) return { ok: false, problems: plan.problems };
  return transaction<StoredPlan>(handle, async (tx) => {
    const { hash, layout, isNew } = await importPlan(tx, plan);
    if (isNew) {
      await audit(tx, staff, {
        action: 'plan.imported',
        subject: `plan:${hash}`,
        after: { name: layout.name, seats: layout.seats.x.length },
      });
    }
    return { ok: true, hash, isNew };
  });
}
