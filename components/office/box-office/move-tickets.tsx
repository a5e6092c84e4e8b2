'use client';

import { useState } from 'react';
import { StaffForm } from '@/components/office/forms/staff-form';
import { formatMoney } from '@/lib/money';
import type { OfficeTicket } from '@/lib/office/box-office/find-office-booking';
import type { FormState } from '@/lib/office/forms/form-state';
import { idleForm } from '@/lib/office/forms/form-state';
import { nameSeats } from '@/lib/visitors/seating/name-seats';
import { seatName } from '@/lib/visitors/seating/seat-name';
import { isFree } from '@/lib/visitors/seating/seat-states';
import { priceOf } from '@/lib/visitors/shows/sale-phase';
import type { Show } from '@/lib/visitors/shows/show';
import { BookingHall, HallWaiting, useOfficeHall } from './live-hall';

/** Gives tickets other seats: tick who moves, press as many seats on the map, read what it costs, send. */
export function MoveTickets({
  show,
  reference,
  tickets,
  isGift,
  action,
}: {
  show: Show;
  reference: string;
  /** Those that can be moved. */
  tickets: OfficeTicket[];
  isGift: boolean;
  action: (state: FormState, form: FormData) => Promise<FormState>;
}) {
  const { ready, isAway, retry } = useOfficeHall(show);
  const [moving, setMoving] = useState(() => tickets.map(({ id }) => id));
  const [seats, setSeats] = useState<number[]>([]);
  const [keepPrice, setKeepPrice] = useState(false);
  const [note, setNote] = useState('');
  if (!ready) return <HallWaiting isAway={isAway} onRetry={retry} />;
  const { hall, states } = ready;
  const { layout } = hall;

  const leaving = tickets.filter(({ id }) => moving.includes(id));
  const steps = leaving.map((ticket, index) => ({ ticket, seat: seats[index] }));
  const isComplete = steps.length > 0 && steps.every(({ seat }) => seat !== undefined);

  function press(seat: number) {
    const name = seatName(layout, seat);
    const isOwn = leaving.some((ticket) => ticket.seat === seat);
    if (seats.includes(seat)) {
      setSeats(seats.filter((each) => each !== seat));
      setNote(`${name} given back.`);
    } else if (!isFree(states, seat) && !isOwn) {
      setNote(`${name} is not free.`);
    } else if (seats.length >= leaving.length) {
      setNote('Everybody has a seat. Give one back first, or tick another ticket.');
    } else {
      setSeats([...seats, seat]);
      setNote(`${name} chosen.`);
    }
  }

  function toggle(id: string) {
    const next = moving.includes(id) ? moving.filter((each) => each !== id) : [...moving, id];
    setMoving(next);
    setSeats(seats.slice(0, next.length));
  }

  /** What a ticket costs at a seat, in minor units; undefined when its type is not sold there. */
  function priceAt({ type, price }: OfficeTicket, seat: number): number | undefined {
    const category = layout.categories[layout.seats.category[seat] ?? 0]?.name ?? '';
    return keepPrice || isGift ? price : priceOf(show, category, type);
  }

  const difference = steps.reduce((sum, { ticket, seat }) => {
    const now = seat === undefined ? ticket.price : priceAt(ticket, seat);
    return sum + (now ?? ticket.price) - ticket.price;
  }, 0);
  const went = seats.filter(
    (seat) => !isFree(states, seat) && !leaving.some((ticket) => ticket.seat === seat),
  );

  return (
    <div className="counter">
      <BookingHall
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
          <legend>Who moves where</legend>
          {tickets.map((ticket) => {
            const seat = steps.find((step) => step.ticket.id === ticket.id)?.seat;
            return (
              <label key={ticket.id} className="ticket-tick">
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
        {!isGift && (
          <label className="ticket-tick">
            <input
              type="checkbox"
              name="keepPrice"
              value="yes"
              checked={keepPrice}
              onChange={(event) => setKeepPrice(event.target.checked)}
            />
            Keep the price as it was
          </label>
        )}
        <p role="status">{differenceWords(difference, show.currency)}</p>
        {went.length > 0 && (
          <p className="field-error">{nameSeats(layout, went)} went meanwhile. Choose again.</p>
        )}
        <p>The tickets get new codes: what the guest printed opens no door any more.</p>
        <button type="submit" className="button" disabled={!isComplete}>
          Move {leaving.length === 1 ? '1 seat' : `${leaving.length} seats`}
        </button>
      </StaffForm>
    </div>
  );
}

function differenceWords(minor: number, currency: string): string {
  if (minor === 0) return 'The price stays the same.';
  const amount = formatMoney(Math.abs(minor), currency);
  return minor > 0 ? `The guest pays ${amount} more.` : `The guest gets ${amount} back.`;
}
