import { SeatsBar } from '@/components/office/charts/seats-bar';
import { Table } from '@/components/office/layout/table';
import { formatCount } from '@/lib/format-count';
import { formatMoney } from '@/lib/money';
import type { SoldShow } from '@/lib/office/sales/read-all-sales';
import { formatDayAndTime } from '@/lib/time';

/** Seats and revenue of each show. */
export function ShowsSalesTable({ shows, empty }: { shows: SoldShow[]; empty: string }) {
  return (
    <Table
      caption="Sales by show"
      columns={[
        { label: 'Show' },
        { label: 'Seats' },
        { label: 'Sold', isNumber: true },
        { label: 'On hold', isNumber: true },
        { label: 'Available', isNumber: true },
        { label: 'Checked in', isNumber: true },
        { label: 'Revenue', isNumber: true },
      ]}
      rows={shows.map((show) => ({ key: show.id, cells: cellsOf(show) }))}
      empty={empty}
    />
  );
}

function cellsOf(show: SoldShow) {
  const { id, title, startsAt, timeZone, venue, currency, revenue, checkedIn } = show;
  return [
    <span key="title">
      <a href={`/staff/shows/${id}/sales`}>{title}</a>
      <br />
      {formatDayAndTime(startsAt, timeZone)}, {venue}
    </span>,
    <SeatsBar key="bar" id={`show-${id}`} counts={show} />,
    formatCount(show.sold),
    formatCount(show.heldBack),
    formatCount(show.free),
    formatCount(checkedIn),
    formatMoney(revenue, currency),
  ];
}
