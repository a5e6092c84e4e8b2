import { randomUUID } from 'node:crypto';
import type { Handle } from '@/db/connect';
import { staff } from '@/db/schema';
import type { Staff, StaffRole } from '@/lib/office/staff/staff';

/** A member of staff with a unique e-mail address and without a password. */
export async function makeStaff(
  { db }: Handle,
  role: StaffRole,
  changes: Partial<typeof staff.$inferInsert> = {},
): Promise<Staff> {
  const id = randomUUID();
  const person = { id, email: `${role}.${id.slice(0, 8)}@house.example`, name: 'Kit House', role };
  const [made] = await db
    .insert(staff)
    .values({ ...person, ...changes })
    .returning({ id: staff.id, email: staff.email, name: staff.name, role: staff.role });
  if (!made) throw new Error('No member of staff was made');
  return made;
}
