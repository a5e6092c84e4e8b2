import { headers } from 'next/headers';
import { forbidden, redirect } from 'next/navigation';
import { env } from '@/lib/env';
import type { Staff } from '@/lib/office/staff/staff';
import { callbackPath } from './callback-path';
import { currentStaff } from './current-staff';
import { isAllowed, type PolicyName } from './policies';
import { PATH_HEADER } from './staff-headers';

/**
 * Checks access to a staff page and returns the signed-in person. Every staff page calls it before it reads any
 * data. Without a session it redirects to the sign-in page and back here; a role without access gets
 * `app/staff/forbidden.tsx` with status 403.
 */
export async function requireStaff(name: PolicyName): Promise<Staff> {
  const staff = await currentStaff();
  if (!staff) {
    const path = callbackPath((await headers()).get(PATH_HEADER), env().SITE_URL);
    redirect(`/staff/sign-in?callbackUrl=${encodeURIComponent(path)}`);
  }
  if (!isAllowed(name, staff.role)) forbidden();
  return staff;
}
