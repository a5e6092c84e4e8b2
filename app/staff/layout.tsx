import '@/components/office/shows/shows.css';
import '@/components/office/layout/staff.css';
import '@/components/office/layout/table.css';
import type { Metadata } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Shell } from '@/components/office/layout/shell';
import { csrfCookieName, readCsrfToken } from '@/lib/office/auth/csrf';
import { currentStaff } from '@/lib/office/auth/current-staff';
import { PATH_HEADER } from '@/lib/office/auth/staff-headers';

export const dynamic = 'force-dynamic';

export const metadata: Metadata = {
  title: { default: 'Staff', template: '%s · Staff · Rowlock' },
  robots: { index: false },
  referrer: 'same-origin',
};

/** The layout of staff pages. It is no access control: each page checks the role. */
export default async function StaffLayout({ children }: { children: ReactNode }) {
  const path = (await headers()).get(PATH_HEADER) ?? '/staff';
  const csrf = (await cookies()).get(csrfCookieName())?.value;
  return (
    <Shell
      staff={await currentStaff()}
      path={path.split('?')[0] ?? path}
      csrfToken={readCsrfToken(csrf) ?? ''}
    >
      {children}
    </Shell>
  );
}
