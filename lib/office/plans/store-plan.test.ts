import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { auditLog, seatingPlans } from '@/db/schema';
import { findPlan } from '@/lib/visitors/seating/find-plan';
import { makeStaff } from '@/tests/support/data/make-staff';
import { ownDatabase } from '@/tests/support/own-database';
import { exportStoredPlan } from './export-plan';
import { listPlans } from './list-plans';
import { storePlan } from './store-plan';

const THEATRE = readFileSync(join(import.meta.dirname, '../../../scripts/seed/plans/theatre.json'));
const { handle } = await ownDatabase({ max: 5 });

test('stores a plan once, with one audit entry, when three people upload it at the same time', async () => {
  const staff = await makeStaff(handle, 'manager');
  const answers = await Promise.all([1, 2, 3].map(() => storePlan(staff, THEATRE)));
  const hashes = new Set(answers.map((one) => one.ok && one.hash));
  expect(hashes.size).toBe(1);
  expect(answers.filter((one) => one.ok && one.isNew)).toHaveLength(1);
  const [hash = ''] = [...hashes].map(String);
  const noted = await handle.db
    .select()
    .from(auditLog)
    .where(eq(auditLog.subject, `plan:${hash}`));
  expect(noted).toMatchObject([{ action: 'plan.imported', after: { seats: 674 } }]);
  expect(await listPlans()).toMatchObject([{ hash, seats: 674, shows: 0 }]);
  expect(await findPlan(hash)).toMatchObject({ name: 'The Old Ropeworks', shows: [] });
  expect(JSON.parse((await exportStoredPlan(hash)) ?? '')).toStrictEqual(
    JSON.parse(THEATRE.toString()),
  );
});

test('returns the problems of a bad file and stores nothing', async () => {
  const staff = await makeStaff(handle, 'manager');
  const before = await handle.db.$count(seatingPlans);
  for (const file of ['', '{}', '[1', '{"zones":"<script>"}']) {
    const answer = await storePlan(staff, Buffer.from(file));
    expect(answer.ok ? [] : answer.problems.length).toBeGreaterThan(0);
  }
  expect(await handle.db.$count(seatingPlans)).toBe(before);
  for (const none of ['', 'x', '0'.repeat(64)]) expect(await findPlan(none)).toBeNull();
});
