import { cache } from 'react';
import { findSignedInStaff } from '@/lib/office/staff/find-signed-in-staff';
import type { Staff } from '@/lib/office/staff/staff';
import { readSession } from './session';

/** The person who is signed in, read from the database once per request; null if nobody is. */
export const currentStaff = cache(async (): Promise<Staff | null> => {
  const session = await readSession();
  return session && findSignedInStaff(session);
});
