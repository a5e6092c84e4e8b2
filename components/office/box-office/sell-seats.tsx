'use client';

import { type FormEvent, useMemo, useState } from 'react';
import { Notice } from '@/components/ui/notice';
import { AttemptNotice } from '@/components/visitors/booking-form/attempt-notice';
import { selectSeats } from '@/components/visitors/booking-form/selection';
import { useBooking } from '@/components/visitors/booking-form/use-booking';
import { useSeatChoice } from '@/components/visitors/booking-form/use-seat-choice';
import { LiveHall, type LoadedHall } from '@/components/visitors/seat-map/live-hall';
import { SeatMapWithNote } from '@/components/visitors/seat-map/seat-map-with-note';
import { MAX_SEATS_PER_SALE } from '@/lib/office/box-office/seats-per-sale';
import type { FormState } from '@/lib/office/forms/form-state';
import { nameSeats, takenWhileChoosing } from '@/lib/visitors/seating/name-seats';
import type { Show } from '@/lib/visitors/shows/show';
import { adaptSellAction } from './sell-action';
import { SellForm } from './sell-form';

type SellAction = (state: FormState, form: FormData) => Promise<FormState>;

/** Sells seats at the box office: type a count, Enter, type a name, Enter; or choose seats on the map. */
export function SellSeats({ show, action }: { show: Show; action: SellAction }) {
  return (
    <LiveHall show={show}>
      {(loaded, pollNow) => <SaleDesk {...loaded} show={show} action={action} pollNow={pollNow} />}
    </LiveHall>
  );
}

function SaleDesk({
  hall,
  states,
  show,
  action,
  pollNow,
}: LoadedHall & { show: Show; action: SellAction; pollNow: () => void }) {
  const { layout } = hall;
  const [payment, setPayment] = useSessionState(`rowlock-payment-${show.id}`, 'box_office');
  const sell = useMemo(() => adaptSellAction(action, show.id, payment), [action, show.id, payment]);
  // The prefix keeps this draft apart from one that this tab may have as a visitor.
  const { draft, change, attempt, lostSeats, setLostSeats, send, discardAttempt } = useBooking(
    `office-${show.id}`,
    states.length,
    sell,
    pollNow,
  );
  const chosen = draft.seats.map(({ seat }) => seat);
  const choose = (seats: number[]) =>
    change({ seats: selectSeats(draft.seats, seats, show, layout) });
  const { map, note, press, chooseBest } = useSeatChoice({
    layout,
    states,
    chosen,
    onChange: choose,
    limit: MAX_SEATS_PER_SALE,
    limitMessage: `One booking can have at most ${MAX_SEATS_PER_SALE} seats.`,
    lockedMessage: () =>
      draft.sent ? 'You can change the seats when the last attempt is confirmed.' : undefined,
    isSent: draft.sent,
    onLost(lost) {
      choose(chosen.filter((seat) => !lost.includes(seat)));
      const message = takenWhileChoosing(nameSeats(layout, lost), lost.length);
      setLostSeats({ message, lost, offer: [], whileChoosing: true });
    },
  });

  function findBest(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!chooseBest(Number(new FormData(event.currentTarget).get('count')))) return;
    setLostSeats(null);
    document.getElementById('guest-name')?.focus();
  }

  return (
    <div className="map-with-panel">
      <SeatMapWithNote
        ref={map}
        hall={hall}
        states={states}
        show={show}
        chosen={chosen}
        onPress={press}
        note={note}
      />
      <div className="staff-panel sale-panel">
        {lostSeats && <Notice kind="attention">{lostSeats.message}</Notice>}
        <AttemptNotice
          attempt={attempt}
          omitSeats={lostSeats !== null}
          onDiscard={discardAttempt}
        />
        {!draft.sent && <BestSeatsForm onSubmit={findBest} />}
        <SellForm
          hall={hall}
          show={show}
          draft={draft}
          attempt={attempt}
          payment={payment}
          onPayment={setPayment}
          onChange={change}
          onSend={send}
        />
      </div>
    </div>
  );
}

function BestSeatsForm({ onSubmit }: { onSubmit: (event: FormEvent<HTMLFormElement>) => void }) {
  return (
    <form className="sale-best-seats" onSubmit={onSubmit}>
      <div className="field">
        <label htmlFor="count">Number of seats</label>
        <input
          // biome-ignore lint/a11y/noAutofocus: staff begin by typing the number of guests.
          autoFocus
          className="input"
          id="count"
          name="count"
          type="number"
          inputMode="numeric"
          min={1}
          max={MAX_SEATS_PER_SALE}
          defaultValue={2}
          onFocus={(event) => event.currentTarget.select()}
        />
      </div>
      <button type="submit" className="button button-quiet">
        Find best seats
      </button>
    </form>
  );
}

/** A value stored in this tab, so that a reloaded page sends the same form again. */
function useSessionState(key: string, first: string): [string, (value: string) => void] {
  const [value, setValue] = useState(() => {
    try {
      return sessionStorage.getItem(key) ?? first;
    } catch {
      return first;
    }
  });
  return [
    value,
    (next) => {
      setValue(next);
      try {
        sessionStorage.setItem(key, next);
      } catch {
        // Without storage the value lasts until the page is closed.
      }
    },
  ];
}
