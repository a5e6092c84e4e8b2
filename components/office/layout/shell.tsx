import type { ReactNode } from 'react';
import { Mark } from '@/components/ui/mark';
import { isAllowed } from '@/lib/office/auth/policies';
import { ROLE_LABELS, type Staff } from '@/lib/office/staff/staff';
import { NAVIGATION_ITEMS } from './navigation';

/** What every staff page stands in: the rooms one may enter, who is signed in, and the way out. */
export function Shell({
  staff,
  path,
  csrfToken,
  children,
}: {
  staff: Staff | null;
  /** The page's own path, to mark its room. */
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
        {staff && <Rooms staff={staff} path={path} />}
        {staff && <Account staff={staff} csrfToken={csrfToken} />}
      </div>
      <div className="staff-page">{children}</div>
    </div>
  );
}

function Rooms({ staff, path }: { staff: Staff; path: string }) {
  const open = NAVIGATION_ITEMS.filter(({ policy }) => isAllowed(policy, staff.role));
  const isIn = (href: string) => (href === '/staff' ? path === href : path.startsWith(href));
  return (
    <nav aria-label="The house" className="staff-rooms">
      {open.map(({ href, label }) => (
        <a key={href} href={href} aria-current={isIn(href) ? 'page' : undefined}>
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
