import { Table } from '@/components/office/layout/table';
import { formatMoney } from '@/lib/money';
import { PAYMENT_LABELS } from '@/lib/office/box-office/booking-messages';
import type { FoundBooking } from '@/lib/office/box-office/search-bookings';
import { formatStamp } from '@/lib/time';

const COLUMNS = [
  { label: 'Reference' },
  { label: 'Name' },
  { label: 'E-mail' },
  { label: 'Show' },
  { label: 'Seats', isNumber: true },
  { label: 'Total', isNumber: true },
  { label: 'Status' },
  { label: 'Booked' },
];

/** Bookings that a search found, newest first. */
export function BookingsTable({ bookings, empty }: { bookings: FoundBooking[]; empty: string }) {
  return (
    <Table
      caption="Bookings, newest first"
      columns={COLUMNS}
      rows={bookings.map((booking) => ({
        key: `${booking.showId}.${booking.reference}`,
        cells: cellsOf(booking),
      }))}
      empty={empty}
    />
  );
}

function cellsOf(booking: FoundBooking) {
  const { showId, reference, show } = booking;
  return [
    <a key="reference" className="no-wrap" href={`/staff/bookings/${showId}/${reference}`}>
      {reference}
    </a>,
    booking.name,
    booking.email || '—',
    <span key="show">
      {show.title}, <Stamp at={show.startsAt} timeZone={show.timeZone} />
    </span>,
    booking.seats,
    formatMoney(booking.total, booking.currency),
    booking.status === 'cancelled' ? 'Cancelled' : PAYMENT_LABELS[booking.payment],
    <Stamp key="booked" at={booking.createdAt} timeZone={show.timeZone} />,
  ];
}

function Stamp({ at, timeZone }: { at: string; timeZone: string }) {
  return (
    <time className="no-wrap" dateTime={at}>
      {formatStamp(at, timeZone)}
    </time>
  );
}
