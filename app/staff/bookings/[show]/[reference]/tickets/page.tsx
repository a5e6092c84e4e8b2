import '@/components/office/box-office/box-office.css';
import { notFound } from 'next/navigation';
import { BookingPrint } from '@/components/office/box-office/print';
import { Notice } from '@/components/ui/notice';
import { Ticket } from '@/components/visitors/bookings/ticket';
import { formatMoney } from '@/lib/money';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { findOfficeBooking } from '@/lib/office/box-office/find-office-booking';
import { firstValue, type SearchParams } from '@/lib/office/forms/table-query';
import { formatDayAndTime } from '@/lib/time';
import { findBooking } from '@/lib/visitors/bookings/find-booking';
import { bookingToken } from '@/lib/visitors/bookings/token';

export const metadata = { title: 'Tickets' };

type Props = {
  params: Promise<{ show: string; reference: string }>;
  searchParams: Promise<SearchParams>;
};

/** A booking's tickets for the printer, on one sheet; after a sale with what to do next. */
export default async function TicketsPage({ params, searchParams }: Props) {
  await requireStaff('bookingTicketsPage');
  const { show: showId, reference } = await params;
  const office = await findOfficeBooking(showId, reference);
  const booking = office && (await findBooking(bookingToken(showId, office.token)));
  if (!booking) notFound();
  const { show, currency } = booking;
  const isSold = firstValue((await searchParams).sold) === 'yes';
  const isDue = office.payment === 'box_office' && booking.total > 0;
  const live = booking.tickets.filter(({ cancelled }) => !cancelled);
  return (
    <div className="booking-page">
      <h1>
        {show.title}, {formatDayAndTime(show.startsAt, show.venue.timeZone)}
      </h1>
      <p>
        {reference}, {booking.name}, {show.venue.name}
      </p>
      {isSold && (
        <div className="no-print">
          <Notice kind="done">
            Sold. {isDue ? `Take ${formatMoney(booking.total, currency)}.` : 'Nothing to take.'}
          </Notice>
        </div>
      )}
      <p className="staff-actions no-print">
        {live.length > 0 && <BookingPrint />}
        <a className="button button-quiet" href={`/staff/box-office/${showId}`}>
          Next guest
        </a>
        <a className="button button-quiet" href={`/staff/bookings/${showId}/${reference}`}>
          The booking
        </a>
      </p>
      {live.length === 0 && <p className="empty">None of its tickets is valid any more.</p>}
      <ul className="tickets">
        {live.map((ticket) => (
          <Ticket key={ticket.id} booking={booking} index={booking.tickets.indexOf(ticket)} />
        ))}
      </ul>
    </div>
  );
}
