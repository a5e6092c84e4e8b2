'use client';

import { useField } from '@/components/office/forms/form-context';
import { ticketTypeName } from '@/components/visitors/bookings/ticket-type-name';
import { formatMoney } from '@/lib/money';
import type { OfficeBooking, OfficeTicket } from '@/lib/office/box-office/find-office-booking';
import { TICKET_WORDS } from '@/lib/office/box-office/office-messages';
import { formatTime } from '@/lib/time';

/** A booking's tickets in a `StaffForm`; those that can be cancelled can be ticked, as `tickets`. */
export function BookingTickets({
  booking: { tickets, currency, show },
  mayCancel,
}: {
  booking: Pick<OfficeBooking, 'tickets' | 'currency' | 'show'>;
  mayCancel: boolean;
}) {
  const { value, message } = useField('tickets');
  const ticked = [value ?? []].flat();
  const canTick = tickets.filter(({ state }) => state === 'live').length > 1 && mayCancel;

  function place({ id, place: words, state }: OfficeTicket) {
    if (!canTick || state !== 'live') return words;
    return (
      <label className="ticket-tick">
        <input
          key={String(ticked.includes(id))}
          type="checkbox"
          name="tickets"
          value={id}
          defaultChecked={ticked.includes(id)}
          aria-describedby={message ? 'tickets-message' : undefined}
        />
        {words}
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
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {tickets.map((ticket) => (
            <tr key={ticket.id} className={`ticket-${ticket.state}`}>
              <td data-label="Seat">{place(ticket)}</td>
              <td data-label="Type">
                {ticketTypeName(ticket.type)}, {ticket.category}
              </td>
              <td data-label="Price" className="is-number">
                {formatMoney(ticket.price, currency)}
              </td>
              <td data-label="State">
                {TICKET_WORDS[ticket.state]}
                {ticket.admittedAt && ` at ${formatTime(ticket.admittedAt, show.timeZone)}`}
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
