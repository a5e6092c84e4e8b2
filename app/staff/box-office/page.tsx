import '@/components/office/box-office/box-office.css';
import { Table } from '@/components/office/layout/table';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { listPublishedShows } from '@/lib/office/box-office/list-published-shows';
import { STATUS_LABELS } from '@/lib/office/show-admin/status-labels';
import { formatStamp } from '@/lib/time';

export const metadata = { title: 'Box office' };

/** Chooses the show to sell, by start. */
export default async function BoxOfficePage() {
  await requireStaff('boxOfficePage');
  const shows = await listPublishedShows(0);
  return (
    <>
      <h1>Box office</h1>
      <Table
        caption="Upcoming shows"
        columns={[{ label: 'Show' }, { label: 'Date' }, { label: 'Venue' }, { label: 'Status' }]}
        rows={shows.map((show) => ({
          key: show.id,
          cells: [
            show.status === 'on_sale' ? (
              <a key="title" href={`/staff/box-office/${show.id}`}>
                {show.title}
              </a>
            ) : (
              show.title
            ),
            formatStamp(show.startsAt, show.timeZone),
            show.venue,
            STATUS_LABELS[show.status],
          ],
        }))}
        empty="No show to sell. Shows appear here when they are published."
      />
    </>
  );
}
