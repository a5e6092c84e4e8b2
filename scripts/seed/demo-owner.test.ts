import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, expect, it } from 'vitest';
import { staff } from '@/db/schema';
import { isPassword } from '@/lib/office/staff/password';
import { makeStaff } from '@/tests/support/data/make-staff';
import { ownDatabase } from '@/tests/support/own-database';
import { ensureDemoOwner } from './demo-owner';

const database = await ownDatabase({ max: 1 });
const { handle } = database;
const folders: string[] = [];

afterAll(async () => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'demo-'));
  folders.push(made);
  return made;
}

it('the demo’s owner has a random password that is kept in the data folder', async () => {
  const first = folder();
  const owner = await ensureDemoOwner(database.url, first);
  expect(await ensureDemoOwner(database.url, first)).toEqual(owner);
  const [row] = await handle.db.select().from(staff);
  expect(row).toMatchObject({ email: owner?.email, role: 'owner' });
  expect(await isPassword(owner?.password ?? '', row?.passwordHash ?? null)).toBe(true);
  expect(statSync(join(first, 'owner-password')).mode & 0o077).toBe(0);

  await handle.db.delete(staff).where(eq(staff.id, row?.id ?? ''));
  const other = await ensureDemoOwner(database.url, folder());
  expect(other?.password).not.toBe(owner?.password);
});

it('creates no owner in a database that has accounts', async () => {
  await handle.db.delete(staff);
  await makeStaff(handle, 'door');
  expect(await ensureDemoOwner(database.url, folder())).toBeNull();
  expect(await handle.db.select().from(staff)).toHaveLength(1);
});
