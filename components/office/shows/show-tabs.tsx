import type { ReactNode } from 'react';
import { STATUS_LABELS } from '@/lib/office/show-admin/status-labels';
import { formatDayAndTime } from '@/lib/time';

type TabsShow = {
  id: string;
  title: string;
  status: keyof typeof STATUS_LABELS;
  startsAt: Date;
  venue: { name: string; timeZone: string };
};

const TABS = [
  ['', 'Overview'],
  ['/edit', 'Details'],
  ['/prices', 'Prices'],
  ['/on-sale', 'High demand'],
  ['/poster', 'Poster'],
  ['/plan', 'Plan'],
  ['/blocks', 'Seats on hold'],
  ['/sales', 'Sales'],
  ['/preview', 'Preview'],
] as const;

/** The head of every page about one show: title, status, date, and the tabs of its pages. */
export function ShowTabs({
  show,
  current,
  children,
}: {
  show: TabsShow;
  /** The end of the page's path, which marks its tab. */
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
      <nav aria-label="This show" className="staff-nav">
        {TABS.map(([end, label]) => (
          <a key={end} href={path + end} aria-current={end === current ? 'page' : undefined}>
            {label}
          </a>
        ))}
      </nav>
    </header>
  );
}
