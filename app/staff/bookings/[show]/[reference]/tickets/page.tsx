import '@/components/office/box-office/box-office.css';
import { notFound } from 'next/navigation';
import { PrintButton } from '@/components/office/box-office/print-button';
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

/** A booking's tickets to print. After a sale it also shows the amount to take and the next step. */
export default async function TicketsPage({ params, searchParams }: Props) {
  await requireStaff('bookingTicketsPage');
  const { show: showId, reference } = await params;
  const officeBooking = await findOfficeBooking(showId, reference);
  const booking = officeBooking && (await findBooking(bookingToken(showId, officeBooking.token)));
  if (!booking) notFound();
  const { show, currency } = booking;
  const isNewSale = firstValue((await searchParams).sold) === 'yes';
  const isToPay = officeBooking.payment === 'box_office' && booking.total > 0;
  const live = booking.tickets.filter(({ cancelled }) => !cancelled);
  return (
    <div className="booking-page">
      <h1>
        {show.title}, {formatDayAndTime(show.startsAt, show.venue.timeZone)}
      </h1>
      <p>
        {reference}, {booking.name}, {show.venue.name}
      </p>
      {isNewSale && (
        <div className="no-print">
          <Notice kind="done">
            Sold. {isToPay ? `Take ${formatMoney(booking.total, currency)}.` : 'Nothing to pay.'}
          </Notice>
        </div>
      )}
      <p className="staff-actions no-print">
        {live.length > 0 && <PrintButton />}
        <a className="button button-quiet" href={`/staff/box-office/${showId}`}>
          Next guest
        </a>
        <a className="button button-quiet" href={`/staff/bookings/${showId}/${reference}`}>
          Open booking
        </a>
      </p>
      {live.length === 0 && <p className="empty">This booking has no valid tickets.</p>}
      <ul className="tickets">
        {live.map((ticket) => (
          <Ticket key={ticket.id} booking={booking} index={booking.tickets.indexOf(ticket)} />
        ))}
      </ul>
    </div>
  );
}
