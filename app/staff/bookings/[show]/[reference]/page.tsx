import '@/components/office/box-office/box-office.css';
import { notFound } from 'next/navigation';
import { BookingFacts } from '@/components/office/box-office/booking-facts';
import { BookingHistory } from '@/components/office/box-office/history';
import { BookingTickets } from '@/components/office/box-office/tickets';
import { CheckboxField } from '@/components/office/forms/checkbox-field';
import { ConfirmButton } from '@/components/office/forms/confirm-button';
import { StaffForm } from '@/components/office/forms/staff-form';
import { Notice } from '@/components/ui/notice';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { findOfficeBooking, type OfficeBooking } from '@/lib/office/box-office/find-office-booking';
import { idleForm } from '@/lib/office/forms/form-state';
import { cancelTicketsAction, renewLinkAction } from './actions';

export const metadata = { title: 'A booking' };

type Props = { params: Promise<{ show: string; reference: string }> };

/** One booking: its tickets, what was done to it, and all that the box office can do. */
export default async function BookingPage({ params }: Props) {
  await requireStaff('bookingPage');
  const { show, reference } = await params;
  const booking = await findOfficeBooking(show, reference);
  if (!booking) notFound();
  const live = booking.tickets.filter(({ state }) => state === 'live');
  const isOver = booking.show.isOver && booking.show.status !== 'cancelled';
  const path = `/staff/bookings/${show}/${reference}`;
  return (
    <>
      <div className="staff-head">
        <h1>
          {booking.reference}, {booking.name}
        </h1>
        <p className="staff-actions">
          {live.length > 0 && (
            <a className="button" href={`${path}/tickets`}>
              Print
            </a>
          )}
          {live.length > 0 && booking.show.status !== 'cancelled' && !isOver && (
            <a className="button button-quiet" href={`${path}/move`}>
              Move to other seats
            </a>
          )}
        </p>
      </div>
      {booking.status === 'cancelled' && (
        <Notice>This booking is cancelled, and its seats are on sale again.</Notice>
      )}
      {booking.show.status === 'cancelled' && (
        <Notice kind="attention">
          The show is cancelled. Its tickets can still be refunded here.
        </Notice>
      )}
      <BookingFacts booking={booking} />
      <section className="staff-panel" aria-labelledby="tickets-head">
        <h2 id="tickets-head">Tickets</h2>
        <StaffForm
          action={cancelTicketsAction}
          initial={idleForm()}
          className="booking-tickets-form"
        >
          <Named booking={booking} />
          <BookingTickets booking={booking} mayCancel={!isOver} />
          {live.length > 1 && !isOver && (
            <ConfirmButton label="Cancel the ticked seats…" confirm="Cancel the ticked seats">
              <p>The ticked seats go back on sale at once, and their codes open no door.</p>
            </ConfirmButton>
          )}
        </StaffForm>
      </section>
      <div className="staff-columns">
        {live.length > 0 && !isOver && <Cancel booking={booking} />}
        <section className="staff-panel" aria-labelledby="link-head">
          <h2 id="link-head">The guest’s link</h2>
          <p>Whoever has the link can see and cancel the booking.</p>
          <StaffForm action={renewLinkAction} initial={idleForm()}>
            <Named booking={booking} />
            <CheckboxField name="codes" label="Renew the codes on the tickets too" />
            <ConfirmButton label="Give out a new link…" confirm="Make the new link">
              <p>
                The link in use now opens nothing any more. With new codes, tickets that were
                printed or photographed open no door.
              </p>
            </ConfirmButton>
          </StaffForm>
        </section>
      </div>
      <BookingHistory booking={booking} />
    </>
  );
}

function Cancel({ booking }: { booking: OfficeBooking }) {
  const live = booking.tickets.filter(({ state }) => state === 'live');
  const seats = live.length === 1 ? 'Its seat goes' : `All ${live.length} seats go`;
  return (
    <section className="staff-panel" aria-labelledby="cancel-head">
      <h2 id="cancel-head">Cancel it whole</h2>
      <StaffForm action={cancelTicketsAction} initial={idleForm()}>
        <Named booking={booking} />
        {live.map(({ id }) => (
          <input key={id} type="hidden" name="tickets" value={id} />
        ))}
        <ConfirmButton label="Cancel this booking…" confirm="Cancel this booking">
          <p>{seats} back on sale at once. It cannot be undone.</p>
        </ConfirmButton>
      </StaffForm>
    </section>
  );
}

function Named({ booking: { showId, reference } }: { booking: OfficeBooking }) {
  return (
    <>
      <input type="hidden" name="showId" value={showId} />
      <input type="hidden" name="reference" value={reference} />
    </>
  );
}
