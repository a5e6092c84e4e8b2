'use client';

import { useField } from '@/components/office/forms/form-context';
import { ticketTypeName } from '@/components/visitors/bookings/ticket-type-name';
import { formatMoney } from '@/lib/money';
import { TICKET_STATE_LABELS } from '@/lib/office/box-office/booking-messages';
import type { OfficeBooking, OfficeTicket } from '@/lib/office/box-office/find-office-booking';
import { formatTime } from '@/lib/time';

/**
 * A booking's tickets in a `StaffForm`. Tickets that can be cancelled have a checkbox `tickets`, if there are
 * at least two.
 */
export function BookingTickets({
  booking: { tickets, currency, show },
  canCancel,
}: {
  booking: Pick<OfficeBooking, 'tickets' | 'currency' | 'show'>;
  canCancel: boolean;
}) {
  const { value, message } = useField('tickets');
  const selected = [value ?? []].flat();
  const canSelect = tickets.filter(({ state }) => state === 'live').length > 1 && canCancel;

  function seatCell({ id, location, state }: OfficeTicket) {
    if (!canSelect || state !== 'live') return location;
    return (
      <label className="ticket-checkbox">
        <input
          key={String(selected.includes(id))}
          type="checkbox"
          name="tickets"
          value={id}
          defaultChecked={selected.includes(id)}
          aria-describedby={message ? 'tickets-message' : undefined}
        />
        {location}
      </label>
    );
  }

  return (
    <>
      <table className="staff-table">
        <caption className="sr-only">Tickets of this booking</caption>
        <thead>
          <tr>
            <th scope="col">Seat</th>
            <th scope="col">Type</th>
            <th scope="col" className="is-number">
              Price
            </th>
            <th scope="col">Status</th>
          </tr>
        </thead>
        <tbody>
          {tickets.map((ticket) => (
            <tr key={ticket.id} className={`ticket-${ticket.state}`}>
              <td data-label="Seat">{seatCell(ticket)}</td>
              <td data-label="Type">
                {ticketTypeName(ticket.type)}, {ticket.category}
              </td>
              <td data-label="Price" className="is-number">
                {formatMoney(ticket.price, currency)}
              </td>
              <td data-label="Status">
                {TICKET_STATE_LABELS[ticket.state]}
                {ticket.checkedInAt && ` at ${formatTime(ticket.checkedInAt, show.timeZone)}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {message && (
        <p className="field-error" id="tickets-message">
          {message}
        </p>
      )}
    </>
  );
}
