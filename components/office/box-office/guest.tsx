'use client';

import { StaffForm } from '@/components/office/forms/staff-form';
import { ticketTypeName } from '@/components/visitors/bookings/ticket-type-name';
import type { Guest } from '@/lib/office/check-in/admission';
import { type FormState, idleForm } from '@/lib/office/forms/form-state';
import { formatTime } from '@/lib/time';
import { seatLocation } from '@/lib/visitors/seating/seat-name';

type Action = (state: FormState, form: FormData) => Promise<FormState>;

/** A guest in the door's list, to be let in by hand, or whose admission is taken back. */
export function BookingGuest({
  showId,
  guest,
  timeZone,
  checkIn,
  undo,
}: {
  showId: string;
  guest: Guest;
  timeZone: string;
  checkIn: Action;
  undo: Action;
}) {
  const { ticket, reference, name, type, admittedAt, cancelled } = guest;
  return (
    <li className="guest">
      <p>
        <b>{name}</b> {seatLocation(guest)}
        <br />
        <small>
          {reference}, {ticketTypeName(type)}
          {cancelled
            ? ', cancelled'
            : admittedAt && `, in since ${formatTime(admittedAt, timeZone)}`}
        </small>
      </p>
      {!cancelled && (
        <StaffForm
          key={admittedAt ? 'in' : 'out'}
          action={admittedAt ? undo : checkIn}
          initial={idleForm()}
          className="guest-form"
        >
          <input type="hidden" name="showId" value={showId} />
          <input type="hidden" name="ticket" value={ticket} />
          <button
            type="submit"
            className={admittedAt ? 'button button-quiet' : 'button'}
            aria-label={`${admittedAt ? 'Take back' : 'Let in'}: ${name}, ${seatLocation(guest)}`}
          >
            {admittedAt ? 'Take back' : 'Let in'}
          </button>
        </StaffForm>
      )}
    </li>
  );
}
