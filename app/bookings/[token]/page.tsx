import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Notice } from '@/components/ui/notice';
import { Price } from '@/components/ui/price';
import { CancelForm } from '@/components/visitors/bookings/cancel-form';
import { Ticket } from '@/components/visitors/bookings/ticket';
import { ShowHead } from '@/components/visitors/shows/show-head';
import type { Booking } from '@/lib/visitors/bookings/booking';
import { findBooking } from '@/lib/visitors/bookings/find-booking';
import { cancelBookingAction } from './actions';

export const dynamic = 'force-dynamic';

// `same-origin`: the link opens the booking, so other sites must not get it. `no-referrer` would remove
// the Origin header from the form that cancels the booking.
export const metadata: Metadata = {
  title: 'Your tickets',
  robots: { index: false },
  referrer: 'same-origin',
};

/** A booking: its tickets, a calendar file, and the form that cancels it. */
export default async function BookingPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const booking = await findBooking(token);
  if (!booking) notFound();
  const { show, tickets, status } = booking;
  const live = tickets.filter(({ cancelled }) => !cancelled);
  const isLive = status === 'confirmed' && show.status !== 'cancelled';
  return (
    <div className="page booking-page">
      <ShowHead show={show} title={isLive ? `You’re going to ${show.title}` : show.title} />
      <BookingNotice booking={booking} />
      <Facts booking={booking} />
      {isLive && (
        <p className="actions no-print">
          <a className="button" href={`/bookings/${token}/calendar.ics`}>
            Add to calendar
          </a>
          <a className="button button-quiet" href={`/shows/${show.slug}`}>
            About the show
          </a>
        </p>
      )}
      <ul className="tickets">
        {tickets.map((ticket, index) => (
          <Ticket key={ticket.id} booking={booking} index={index} />
        ))}
      </ul>
      {isLive && Date.parse(show.startsAt) > Date.now() && (
        <CancelForm action={cancelBookingAction} token={token} seats={live.length} />
      )}
    </div>
  );
}

function BookingNotice({ booking: { status, show, tickets } }: { booking: Booking }) {
  if (status === 'cancelled') {
    return (
      <Notice>
        This booking is cancelled. Its tickets are no longer valid, and its seats are on sale again.
      </Notice>
    );
  }
  if (show.status === 'cancelled') {
    return (
      <Notice kind="attention">
        The venue has cancelled this show. We are sorry. Your booking stays on this page, but its
        tickets are not valid.
      </Notice>
    );
  }
  return (
    <Notice kind="done">
      {tickets.length === 1 ? 'This page is your ticket' : 'This page has your tickets'}. We do not
      send e-mails: save the link to this page, or print it. On this device you also find it under{' '}
      <a className="link" href="/bookings">
        My bookings
      </a>
      .
    </Notice>
  );
}

function Facts({ booking: { reference, name, email, total, currency } }: { booking: Booking }) {
  return (
    <dl className="booking-facts">
      <div>
        <dt>Reference</dt>
        <dd>{reference}</dd>
      </div>
      <div>
        <dt>Booked by</dt>
        <dd>{name}</dd>
      </div>
      {email !== '' && (
        <div>
          <dt>E-mail</dt>
          <dd>{email}</dd>
        </div>
      )}
      <div>
        <dt>Total</dt>
        <dd>
          <Price minor={total} currency={currency} />
        </dd>
      </div>
    </dl>
  );
}
