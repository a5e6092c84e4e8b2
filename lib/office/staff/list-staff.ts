import { asc, desc, eq } from 'drizzle-orm';
import { primaryReads } from '@/db/client';
import { staff } from '@/db/schema';
import { read } from '@/db/transaction';
import type { TableQuery } from '@/lib/office/forms/table-query';

const COLUMNS = {
  id: staff.id,
  email: staff.email,
  name: staff.name,
  role: staff.role,
  active: staff.active,
  createdAt: staff.createdAt,
  lastSignInAt: staff.lastSignInAt,
};

/** An account without its password hash. */
export type StaffAccount = Pick<typeof staff.$inferSelect, keyof typeof COLUMNS>;

export const STAFF_SORTS = ['name', 'email', 'role', 'lastSignInAt'] as const;

/** All accounts, at most 500; from the primary, so that a change shows at once. */
export function listStaff({
  sort,
  isDown,
}: TableQuery<(typeof STAFF_SORTS)[number]>): Promise<StaffAccount[]> {
  const order = isDown ? desc : asc;
  return read(primaryReads(), (db) =>
    db.select(COLUMNS).from(staff).orderBy(order(staff[sort]), asc(staff.id)).limit(500),
  );
}

/** One account by its id; null if there is none. */
export async function findStaff(id: string): Promise<StaffAccount | null> {
  const [found] = await read(primaryReads(), (db) =>
    db.select(COLUMNS).from(staff).where(eq(staff.id, id)),
  );
  return found ?? null;
}
