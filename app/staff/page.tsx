import { Table } from '@/components/office/layout/table';
import { formatCount } from '@/lib/format-count';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { type ComingShow, findComingShows } from '@/lib/office/sales/find-coming-shows';
import { STATUS_LABELS } from '@/lib/office/show-admin/status-labels';
import { formatDayAndTime } from '@/lib/time';

export const metadata = { title: 'Today' };

/** The shows ahead and how they sell. */
export default async function TodayPage() {
  const { role } = await requireStaff('todayPage');
  const shows = await findComingShows();
  // Who only admits people needs neither drafts nor figures.
  if (role === 'door') return <ComingShows shows={shows.filter(isPublished)} columns={3} />;
  return <ComingShows shows={shows} columns={COLUMNS.length} />;
}

const COLUMNS = [
  { label: 'Show' },
  { label: 'When' },
  { label: 'Venue' },
  { label: 'State' },
  { label: 'Sold', isNumber: true },
  { label: 'Held back', isNumber: true },
  { label: 'Free', isNumber: true },
];

const isPublished = ({ status }: ComingShow) => status !== 'draft';

function ComingShows({ shows, columns }: { shows: ComingShow[]; columns: number }) {
  return (
    <>
      <h1>Coming up</h1>
      <Table
        caption="Shows coming up"
        columns={COLUMNS.slice(0, columns)}
        rows={shows.map((show) => ({ key: show.id, cells: cellsOf(show).slice(0, columns) }))}
        empty="No show is coming up."
      />
    </>
  );
}

function cellsOf(show: ComingShow) {
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
