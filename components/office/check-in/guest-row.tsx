'use client';

import { StaffForm } from '@/components/office/forms/staff-form';
import { ticketTypeName } from '@/components/visitors/bookings/ticket-type-name';
import type { Guest } from '@/lib/office/check-in/check-in-result';
import { type FormState, idleForm } from '@/lib/office/forms/form-state';
import { formatTime } from '@/lib/time';
import { seatLocation } from '@/lib/visitors/seating/seat-name';

type Action = (state: FormState, form: FormData) => Promise<FormState>;

/** A guest in the check-in list, with a button that checks the guest in or undoes it. */
export function GuestRow({
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
  const { ticket, reference, name, type, checkedInAt, cancelled } = guest;
  return (
    <li className="guest">
      <p>
        <b>{name}</b> {seatLocation(guest)}
        <br />
        <small>
          {reference}, {ticketTypeName(type)}
          {cancelled
            ? ', cancelled'
            : checkedInAt && `, checked in at ${formatTime(checkedInAt, timeZone)}`}
        </small>
      </p>
      {!cancelled && (
        <StaffForm
          key={checkedInAt ? 'in' : 'out'}
          action={checkedInAt ? undo : checkIn}
          initial={idleForm()}
          className="guest-form"
        >
          <input type="hidden" name="showId" value={showId} />
          <input type="hidden" name="ticket" value={ticket} />
          <button
            type="submit"
            className={checkedInAt ? 'button button-quiet' : 'button'}
            aria-label={`${checkedInAt ? 'Undo check-in' : 'Check in'}: ${name}, ${seatLocation(guest)}`}
          >
            {checkedInAt ? 'Undo check-in' : 'Check in'}
          </button>
        </StaffForm>
      )}
    </li>
  );
}
