import { headers } from 'next/headers';
import { forbidden, redirect } from 'next/navigation';
import { env } from '@/lib/env';
import type { Staff } from '@/lib/office/staff/staff';
import { callbackPath } from './callback-path';
import { currentStaff } from './current-staff';
import { isAllowed, type PolicyName } from './policies';
import { PATH_HEADER } from './staff-headers';

/**
 * Who looks at a staff page. Each page calls it first, before it reads anything: a visitor is sent to
 * sign in and comes back to this page, and a role that may not gets the page of `app/staff/forbidden.tsx`.
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
