import '@/components/office/box-office/box-office.css';
import { notFound } from 'next/navigation';
import { BookingFacts } from '@/components/office/box-office/booking-facts';
import { BookingHistory } from '@/components/office/box-office/booking-history';
import {
  BookingLinkPanel,
  CancelBookingPanel,
  TicketsPanel,
} from '@/components/office/box-office/booking-panels';
import { Notice } from '@/components/ui/notice';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { findOfficeBooking } from '@/lib/office/box-office/find-office-booking';
import { cancelTicketsAction, renewLinkAction } from './actions';

export const metadata = { title: 'Booking' };

type Props = { params: Promise<{ show: string; reference: string }> };

/** One booking: its tickets, its history, and everything the box office can do with it. */
export default async function BookingPage({ params }: Props) {
  await requireStaff('bookingPage');
  const { show, reference } = await params;
  const booking = await findOfficeBooking(show, reference);
  if (!booking) notFound();
  const hasLiveTickets = booking.tickets.some(({ state }) => state === 'live');
  const isShowCancelled = booking.show.status === 'cancelled';
  const canCancel = !booking.show.isOver || isShowCancelled;
  const path = `/staff/bookings/${show}/${reference}`;
  return (
    <>
      <div className="staff-head">
        <h1>
          {booking.reference}, {booking.name}
        </h1>
        <p className="staff-actions">
          {hasLiveTickets && (
            <a className="button" href={`${path}/tickets`}>
              Print tickets
            </a>
          )}
          {hasLiveTickets && canCancel && !isShowCancelled && (
            <a className="button button-quiet" href={`${path}/move`}>
              Move to other seats
            </a>
          )}
        </p>
      </div>
      {booking.status === 'cancelled' && (
        <Notice>This booking is cancelled. Its seats are on sale again.</Notice>
      )}
      {isShowCancelled && (
        <Notice kind="attention">This show is cancelled. Refund its tickets here.</Notice>
      )}
      <BookingFacts booking={booking} />
      <TicketsPanel booking={booking} action={cancelTicketsAction} canCancel={canCancel} />
      <div className="staff-columns">
        {hasLiveTickets && canCancel && (
          <CancelBookingPanel booking={booking} action={cancelTicketsAction} />
        )}
        <BookingLinkPanel booking={booking} action={renewLinkAction} />
      </div>
      <BookingHistory booking={booking} />
    </>
  );
}
