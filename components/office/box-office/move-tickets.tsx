'use client';

import { useState } from 'react';
import { StaffForm } from '@/components/office/forms/staff-form';
import { useSeatChoice } from '@/components/visitors/booking-form/use-seat-choice';
import { LiveHall, type LoadedHall } from '@/components/visitors/seat-map/live-hall';
import { SeatMapWithNote } from '@/components/visitors/seat-map/seat-map-with-note';
import { formatMoney } from '@/lib/money';
import type { OfficeTicket } from '@/lib/office/box-office/find-office-booking';
import type { FormState } from '@/lib/office/forms/form-state';
import { idleForm } from '@/lib/office/forms/form-state';
import { nameSeats, takenWhileChoosing } from '@/lib/visitors/seating/name-seats';
import { seatName } from '@/lib/visitors/seating/seat-name';
import { priceOf } from '@/lib/visitors/shows/sale-phase';
import type { Show } from '@/lib/visitors/shows/show';

type Props = {
  show: Show;
  reference: string;
  /** The tickets that can be moved. */
  tickets: OfficeTicket[];
  /** Whether the booking is complimentary, so that moving changes no price. */
  isComplimentary: boolean;
  action: (state: FormState, form: FormData) => Promise<FormState>;
};

/** Moves tickets to other seats: tick the tickets, choose as many seats on the map, check the price, send. */
export function MoveTickets(props: Props) {
  return <LiveHall show={props.show}>{(loaded) => <MoveDesk {...loaded} {...props} />}</LiveHall>;
}

function MoveDesk({
  hall,
  states,
  show,
  reference,
  tickets,
  isComplimentary,
  action,
}: LoadedHall & Props) {
  const { layout } = hall;
  const [moving, setMoving] = useState(() => tickets.map(({ id }) => id));
  const [seats, setSeats] = useState<number[]>([]);
  const [keepPrice, setKeepPrice] = useState(false);

  const leaving = tickets.filter(({ id }) => moving.includes(id));
  const steps = leaving.map((ticket, index) => ({ ticket, seat: seats[index] }));
  const isComplete = steps.length > 0 && steps.every(({ seat }) => seat !== undefined);
  const { note, lost, press } = useSeatChoice({
    layout,
    states,
    chosen: seats,
    onChange: setSeats,
    limit: leaving.length,
    limitMessage: 'Every ticket has a new seat. Remove one first, or tick another ticket.',
    ownSeats: leaving.map(({ seat }) => seat),
  });

  function toggle(id: string) {
    const next = moving.includes(id) ? moving.filter((each) => each !== id) : [...moving, id];
    setMoving(next);
    setSeats(seats.slice(0, next.length));
  }

  /** The price of a ticket at a seat, in minor currency units; undefined if its type is not sold there. */
  function priceAt({ type, price }: OfficeTicket, seat: number): number | undefined {
    const category = layout.categories[layout.seats.category[seat] ?? 0]?.name ?? '';
    return keepPrice || isComplimentary ? price : priceOf(show, category, type);
  }

  const difference = steps.reduce((sum, { ticket, seat }) => {
    const now = seat === undefined ? ticket.price : priceAt(ticket, seat);
    return sum + (now ?? ticket.price) - ticket.price;
  }, 0);

  return (
    <div className="map-with-panel">
      <SeatMapWithNote
        hall={hall}
        states={states}
        show={show}
        chosen={seats}
        note={note}
        onPress={press}
      />
      <StaffForm action={action} initial={idleForm()} className="staff-form staff-panel">
        <input type="hidden" name="showId" value={show.id} />
        <input type="hidden" name="reference" value={reference} />
        {steps.map(
          ({ ticket, seat }) =>
            seat !== undefined && (
              <input key={ticket.id} type="hidden" name="moves" value={`${ticket.id}:${seat}`} />
            ),
        )}
        <fieldset className="move-list">
          <legend>Tickets to move</legend>
          {tickets.map((ticket) => {
            const seat = steps.find((step) => step.ticket.id === ticket.id)?.seat;
            return (
              <label key={ticket.id} className="ticket-checkbox">
                <input
                  type="checkbox"
                  checked={moving.includes(ticket.id)}
                  disabled={tickets.length === 1}
                  onChange={() => toggle(ticket.id)}
                />
                <span>
                  {ticket.location}
                  {moving.includes(ticket.id) && (
                    <b> → {seat === undefined ? 'choose on the map' : seatName(layout, seat)}</b>
                  )}
                </span>
              </label>
            );
          })}
        </fieldset>
        {!isComplimentary && (
          <label className="ticket-checkbox">
            <input
              type="checkbox"
              name="keepPrice"
              value="yes"
              checked={keepPrice}
              onChange={(event) => setKeepPrice(event.target.checked)}
            />
            Keep the old price
          </label>
        )}
        <p role="status">{differenceMessage(difference, show.currency)}</p>
        {lost.length > 0 && (
          <p className="field-error">
            Choose other seats. {takenWhileChoosing(nameSeats(layout, lost), lost.length)}
          </p>
        )}
        <p>The tickets get new codes. Tickets that the guest has printed are no longer valid.</p>
        <button type="submit" className="button" disabled={!isComplete}>
          Move {leaving.length === 1 ? '1 seat' : `${leaving.length} seats`}
        </button>
      </StaffForm>
    </div>
  );
}

function differenceMessage(minor: number, currency: string): string {
  if (minor === 0) return 'The price stays the same.';
  const amount = formatMoney(Math.abs(minor), currency);
  return minor > 0 ? `The guest pays ${amount} more.` : `The guest gets ${amount} back.`;
}
