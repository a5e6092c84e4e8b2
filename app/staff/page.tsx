import { Table } from '@/components/office/layout/table';
import { formatCount } from '@/lib/format-count';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { findUpcomingShows, type UpcomingShow } from '@/lib/office/sales/find-upcoming-shows';
import { STATUS_LABELS } from '@/lib/office/show-admin/status-labels';
import { formatDayAndTime } from '@/lib/time';

export const metadata = { title: 'Today' };

/** Upcoming shows and their sales. */
export default async function TodayPage() {
  const { role } = await requireStaff('todayPage');
  const shows = await findUpcomingShows();
  // The role `door` needs neither drafts nor sales figures.
  if (role === 'door') return <UpcomingShows shows={shows.filter(isPublished)} columns={3} />;
  return <UpcomingShows shows={shows} columns={COLUMNS.length} />;
}

const COLUMNS = [
  { label: 'Show' },
  { label: 'Date' },
  { label: 'Venue' },
  { label: 'Status' },
  { label: 'Sold', isNumber: true },
  { label: 'On hold', isNumber: true },
  { label: 'Available', isNumber: true },
];

const isPublished = ({ status }: UpcomingShow) => status !== 'draft';

function UpcomingShows({ shows, columns }: { shows: UpcomingShow[]; columns: number }) {
  return (
    <>
      <h1>Upcoming shows</h1>
      <Table
        caption="Upcoming shows"
        columns={COLUMNS.slice(0, columns)}
        rows={shows.map((show) => ({ key: show.id, cells: cellsOf(show).slice(0, columns) }))}
        empty="There are no upcoming shows."
      />
    </>
  );
}

function cellsOf(show: UpcomingShow) {
  return [
    show.status === 'draft' ? (
      show.title
    ) : (
      <a key="title" href={`/shows/${show.address}`}>
        {show.title}
      </a>
    ),
    formatDayAndTime(show.startsAt, show.timeZone),
    show.venue,
    STATUS_LABELS[show.status],
    formatCount(show.sold),
    formatCount(show.heldBack),
    formatCount(show.free),
  ];
}
