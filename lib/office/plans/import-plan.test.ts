import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { seatingPlans } from '@/db/schema';
import { ownDatabase } from '@/tests/support/own-database';
import { exportPlan } from './export-plan';
import { importPlan } from './import-plan';
import { readPlan } from './read-plan';

const { handle } = await ownDatabase({ max: 2 });

function read(text: string) {
  const result = readPlan(new TextEncoder().encode(text));
  if (!result.ok) throw new Error(result.problems.join('\n'));
  return result;
}

function file(name: string): string {
  return readFileSync(new URL(`../../../scripts/seed/plans/${name}.json`, import.meta.url), 'utf8');
}

it.each(['theatre', 'arena'])('exports the %s exactly as imported', async (name) => {
  const { hash, isNew } = await importPlan(handle.db, read(file(name)));
  expect(isNew).toBe(true);
  expect(await exportPlan(handle.db, hash)).toBe(file(name));
});

it('keeps unknown keys, unusual labels, and numbers that JavaScript would round', async () => {
  const text = `{"name":"Ünïcode 🎭 \\u2028","made_by":{"x":[null,{"__proto__":1}]},
    "categories":[{"name":"A","level":12345678901234567890}],
    "zones":[{"rows":[{"seats":[{"seat_guid":"1","category":"A","wheelchair":true,"w":-0.0}]}]}]}`;
  const { hash } = await importPlan(handle.db, read(text));
  expect(await exportPlan(handle.db, hash)).toBe(text);
});

it('changes nothing when the same plan is imported again with its keys in another order', async () => {
  const before = await handle.db.select().from(seatingPlans);
  const plan = JSON.parse(file('theatre'));
  const turned = Object.fromEntries(Object.entries(plan).reverse());
  const { isNew } = await importPlan(handle.db, read(JSON.stringify(turned)));
  expect(isNew).toBe(false);
  expect(await handle.db.select().from(seatingPlans)).toEqual(before);
});

it('returns null for an unknown hash', async () => {
  expect(await exportPlan(handle.db, 'f'.repeat(64))).toBeNull();
  expect(await exportPlan(handle.db, '\0')).toBeNull();
});
