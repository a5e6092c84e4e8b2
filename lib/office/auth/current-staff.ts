import { cache } from 'react';
import { findSignedInStaff } from '@/lib/office/staff/find-signed-in-staff';
import type { Staff } from '@/lib/office/staff/staff';
import { readSession } from './session';

/** Who is signed in at this request, as the database has them now; asked once per rendered page. */
export const currentStaff = cache(async (): Promise<Staff | null> => {
  const session = await readSession();
  return session && findSignedInStaff(session);
});
