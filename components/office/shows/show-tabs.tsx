import type { ReactNode } from 'react';
import { STATUS_LABELS } from '@/lib/office/show-admin/status-labels';
import { formatDayAndTime } from '@/lib/time';

type Headed = {
  id: string;
  title: string;
  status: keyof typeof STATUS_LABELS;
  startsAt: Date;
  venue: { name: string; timeZone: string };
};

const TABS = [
  ['', 'Overview'],
  ['/edit', 'Words and times'],
  ['/prices', 'Prices'],
  ['/on-sale', 'On-sale'],
  ['/poster', 'Poster'],
  ['/plan', 'Plan'],
  ['/blocks', 'Held back'],
  ['/sales', 'Sales'],
  ['/preview', 'Preview'],
] as const;

/** The head of every page about one show: what it is, how it stands, and what can be done with it. */
export function ShowTabs({
  show,
  current,
  children,
}: {
  show: Headed;
  /** The end of the page's path. */
  current: (typeof TABS)[number][0];
  children?: ReactNode;
}) {
  const { id, title, status, startsAt, venue } = show;
  const path = `/staff/shows/${id}`;
  return (
    <header className="show-tabs">
      <p>
        <span className={`state state-${status}`}>{STATUS_LABELS[status]}</span>{' '}
        {formatDayAndTime(startsAt.toISOString(), venue.timeZone)}, {venue.name}
      </p>
      <h1>{title}</h1>
      {children}
      <nav aria-label="This show" className="staff-rooms">
        {TABS.map(([end, label]) => (
          <a key={end} href={path + end} aria-current={end === current ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
    </header>
  );
}
