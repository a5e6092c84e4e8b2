import { CheckboxField } from '@/components/office/forms/checkbox-field';
import { ConfirmButton } from '@/components/office/forms/confirm-button';
import { StaffForm } from '@/components/office/forms/staff-form';
import type { OfficeBooking } from '@/lib/office/box-office/find-office-booking';
import { type FormState, idleForm } from '@/lib/office/forms/form-state';
import { BookingTickets } from './booking-tickets';

type Props = {
  booking: OfficeBooking;
  action: (state: FormState, form: FormData) => Promise<FormState>;
};

/** A booking's tickets; with more than one live ticket, selected ones can be cancelled. */
export function TicketsPanel({ booking, action, canCancel }: Props & { canCancel: boolean }) {
  const hasSeveral = booking.tickets.filter(({ state }) => state === 'live').length > 1;
  return (
    <section className="staff-panel" aria-labelledby="tickets-head">
      <h2 id="tickets-head">Tickets</h2>
      <StaffForm action={action} initial={idleForm()} className="booking-tickets-form">
        <BookingIdFields booking={booking} />
        <BookingTickets booking={booking} canCancel={canCancel} />
        {hasSeveral && canCancel && (
          <ConfirmButton label="Cancel selected seats…" confirm="Cancel selected seats">
            <p>The selected seats go back on sale at once. Their tickets become invalid.</p>
          </ConfirmButton>
        )}
      </StaffForm>
    </section>
  );
}

/** Cancels all live tickets of a booking. */
export function CancelBookingPanel({ booking, action }: Props) {
  const live = booking.tickets.filter(({ state }) => state === 'live');
  const seats = live.length === 1 ? 'Its seat goes' : `All ${live.length} seats go`;
  return (
    <section className="staff-panel" aria-labelledby="cancel-head">
      <h2 id="cancel-head">Cancel booking</h2>
      <StaffForm action={action} initial={idleForm()}>
        <BookingIdFields booking={booking} />
        {live.map(({ id }) => (
          <input key={id} type="hidden" name="tickets" value={id} />
        ))}
        <ConfirmButton label="Cancel this booking…" confirm="Cancel this booking">
          <p>{seats} back on sale at once. This cannot be undone.</p>
        </ConfirmButton>
      </StaffForm>
    </section>
  );
}

/** Gives a booking a new link, and with the checkbox new ticket codes. */
export function BookingLinkPanel({ booking, action }: Props) {
  return (
    <section className="staff-panel" aria-labelledby="link-head">
      <h2 id="link-head">Booking link</h2>
      <p>Anyone with the link can see and cancel the booking.</p>
      <StaffForm action={action} initial={idleForm()}>
        <BookingIdFields booking={booking} />
        <CheckboxField name="codes" label="Renew the ticket codes too" />
        <ConfirmButton label="Renew the link…" confirm="Renew the link">
          <p>
            The old link stops working at once. With new codes, tickets that were printed or
            photographed become invalid.
          </p>
        </ConfirmButton>
      </StaffForm>
    </section>
  );
}

/** Hidden form fields that name a booking. */
function BookingIdFields({ booking: { showId, reference } }: { booking: OfficeBooking }) {
  return (
    <>
      <input type="hidden" name="showId" value={showId} />
      <input type="hidden" name="reference" value={reference} />
    </>
  );
}
