'use client';

import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import { Notice } from '@/components/ui/notice';
import { AttemptNotice } from '@/components/visitors/booking-form/attempt-notice';
import { addSeats, removeSeats } from '@/components/visitors/booking-form/selection';
import { useBooking } from '@/components/visitors/booking-form/use-booking';
import type { Hall } from '@/components/visitors/seat-map/hall/read-hall';
import type { SeatMapHandle } from '@/components/visitors/seat-map/seat-map';
import { MAX_SEATS_PER_SALE } from '@/lib/office/box-office/seats-per-sale';
import type { FormState } from '@/lib/office/forms/form-state';
import { bestAvailable } from '@/lib/visitors/seating/best-available';
import { nameSeats } from '@/lib/visitors/seating/name-seats';
import { isFree } from '@/lib/visitors/seating/seat-states';
import type { Show } from '@/lib/visitors/shows/show';
import { BookingHall, HallWaiting, useOfficeHall } from './live-hall';
import { adaptSellAction } from './sell-action';
import { SellForm } from './sell-form';

type Sell = (state: FormState, form: FormData) => Promise<FormState>;

/** The counter: how many, Enter, a name, Enter. Or seats pressed on the map. */
export function SellSeats({ show, action }: { show: Show; action: Sell }) {
  const { ready, isAway, pollNow: lookNow, retry } = useOfficeHall(show);
  if (!ready) return <HallWaiting isAway={isAway} onRetry={retry} />;
  return <Counter {...ready} show={show} action={action} lookNow={lookNow} />;
}

function Counter({
  hall,
  states,
  show,
  action,
  lookNow,
}: {
  hall: Hall;
  states: string;
  show: Show;
  action: Sell;
  lookNow: () => void;
}) {
  const map = useRef<SeatMapHandle>(null);
  const { layout } = hall;
  const [payment, setPayment] = useKept(`rowlock-payment-${show.id}`, 'box_office');
  const sell = useMemo(() => adaptSellAction(action, show.id, payment), [action, show.id, payment]);
  // A draft apart from the one that this tab may hold as a visitor.
  const place = `office-${show.id}`;
  const { draft, change, attempt, gone, setGone, send, startAnew } = useBooking(
    place,
    states.length,
    sell,
    lookNow,
  );
  const [note, setNote] = useState('');
  const chosen = draft.seats.map(({ seat }) => seat);

  const lost = draft.sent ? [] : chosen.filter((seat) => !isFree(states, seat));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what went is found by the states alone.
  useEffect(() => {
    if (lost.length === 0) return;
    change({ seats: removeSeats(draft.seats, lost) });
    const words = `${nameSeats(layout, lost)} went meanwhile.`;
    setGone({ words, lost, offer: [], whileChoosing: true });
  }, [states]);

  function press(seat: number) {
    const name = nameSeats(layout, [seat]);
    if (draft.sent) setNote('The choice waits for the answer to the last try.');
    else if (chosen.includes(seat)) {
      change({ seats: removeSeats(draft.seats, [seat]) });
      setNote(`${name} given back.`);
    } else if (!isFree(states, seat)) setNote(`${name} is not free.`);
    else if (chosen.length >= MAX_SEATS_PER_SALE) {
      setNote(`One booking takes at most ${MAX_SEATS_PER_SALE} seats.`);
    } else {
      change({ seats: addSeats(draft.seats, [seat], show, layout) });
      setNote(`${name} chosen.`);
    }
  }

  function findBest(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const count = Number(new FormData(event.currentTarget).get('count'));
    const seats = bestAvailable(layout, states, count, { category: undefined });
    if (seats.length === 0) {
      setNote('There are not so many seats left together. Try fewer, or press them on the map.');
      return;
    }
    change({ seats: addSeats([], seats, show, layout) });
    setGone(null);
    map.current?.showSeats(seats);
    setNote(`${nameSeats(layout, seats)} chosen.`);
    document.getElementById('guest-name')?.focus();
  }

  return (
    <div className="counter">
      <BookingHall
        ref={map}
        hall={hall}
        states={states}
        show={show}
        chosen={chosen}
        note={note}
        onPress={press}
      />
      <div className="staff-panel counter-sale">
        {gone && <Notice kind="attention">{gone.words}</Notice>}
        <AttemptNotice attempt={attempt} isTold={gone !== null} onStartAnew={startAnew} />
        {!draft.sent && (
          <form className="counter-best" onSubmit={findBest}>
            <div className="field">
              <label htmlFor="count">The best seats for</label>
              <input
                // biome-ignore lint/a11y/noAutofocus: the first key pressed here is how many guests there are.
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
              Find
            </button>
          </form>
        )}
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

/** A value that this tab keeps, so that a page loaded anew sends the very same again. */
function useKept(key: string, first: string): [string, (value: string) => void] {
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
        // Without storage it lasts as long as the page.
      }
    },
  ];
}
