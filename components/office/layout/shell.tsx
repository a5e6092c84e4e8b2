import type { ReactNode } from 'react';
import { Mark } from '@/components/ui/mark';
import { isAllowed } from '@/lib/office/auth/policies';
import { ROLE_LABELS, type Staff } from '@/lib/office/staff/staff';
import { NAVIGATION_ITEMS } from './navigation';

/** The frame of every staff page: navigation, the signed-in person, and the sign-out button. */
export function Shell({
  staff,
  path,
  csrfToken,
  children,
}: {
  staff: Staff | null;
  /** The page's path, to mark the current navigation item. */
  path: string;
  csrfToken: string;
  children: ReactNode;
}) {
  return (
    <div className="staff">
      <div className="staff-bar">
        <a href={staff ? '/staff' : '/'} className="site-name">
          <Mark />
          Rowlock
        </a>
        {staff && <Navigation staff={staff} path={path} />}
        {staff && <Account staff={staff} csrfToken={csrfToken} />}
      </div>
      <div className="staff-page">{children}</div>
    </div>
  );
}

function Navigation({ staff, path }: { staff: Staff; path: string }) {
  const items = NAVIGATION_ITEMS.filter(({ policy }) => isAllowed(policy, staff.role));
  const isCurrent = (href: string) => (href === '/staff' ? path === href : path.startsWith(href));
  return (
    <nav aria-label="Staff pages" className="staff-nav">
      {items.map(({ href, label }) => (
        <a key={href} href={href} aria-current={isCurrent(href) ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}

function Account({ staff, csrfToken }: { staff: Staff; csrfToken: string }) {
  return (
    <div className="staff-account">
      <a href="/staff/account">
        {staff.name} <small>{ROLE_LABELS[staff.role]}</small>
      </a>
      <form method="post" action="/api/auth/signout">
        <input type="hidden" name="csrfToken" value={csrfToken} />
        <input type="hidden" name="callbackUrl" value="/staff/sign-in" />
        <button type="submit" className="button button-quiet">
          Sign out
        </button>
      </form>
    </div>
  );
}
