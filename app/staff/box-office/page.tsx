import '@/components/office/box-office/box-office.css';
import { formatBookingMoment } from '@/components/office/box-office/moment';
import { Table } from '@/components/office/layout/table';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { listCounterShows } from '@/lib/office/box-office/list-counter-shows';
import { STATUS_LABELS } from '@/lib/office/show-admin/status-labels';

export const metadata = { title: 'Box office' };

/** The shows that the counter sells, the next one first. */
export default async function BoxOfficePage() {
  await requireStaff('boxOfficePage');
  const shows = await listCounterShows(0);
  return (
    <>
      <h1>Box office</h1>
      <Table
        caption="Shows to sell"
        columns={[{ label: 'Show' }, { label: 'Starts' }, { label: 'Venue' }, { label: 'State' }]}
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
            formatBookingMoment(show.startsAt, show.timeZone),
            show.venue,
            STATUS_LABELS[show.status],
          ],
        }))}
        empty="There is no show to sell."
      />
    </>
  );
}
