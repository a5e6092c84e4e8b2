'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { describeSeat } from '@/components/visitors/seat-map/describe-seat';
import type { Hall } from '@/components/visitors/seat-map/hall/read-hall';
import { SeatMap, type SeatMapHandle } from '@/components/visitors/seat-map/seat-map';
import type { BookSeatsAction } from '@/lib/visitors/bookings/book-seats-state';
import { bestAvailable, nearest } from '@/lib/visitors/seating/best-available';
import { nameSeats } from '@/lib/visitors/seating/name-seats';
import { isFree } from '@/lib/visitors/seating/seat-states';
import type { Show } from '@/lib/visitors/shows/show';
import { AttemptNotice } from './attempt-notice';
import { BestSeatsFinder } from './best-seats-finder';
import { BookingSummary } from './booking-summary';
import { LostSeatsNotice, offerMessage } from './lost-seats-notice';
import { addSeats, removeSeats } from './selection';
import { type LostSeats, useBooking } from './use-booking';

/** Choosing seats on the map and booking them. */
export function SeatChooser({
  hall,
  states,
  show,
  action,
  isOpen,
  lookNow,
  legend,
}: {
  hall: Hall;
  states: string;
  show: Show;
  action: BookSeatsAction;
  /** Whether seats can be chosen now; otherwise the map is only looked at. */
  isOpen: boolean;
  lookNow: () => void;
  legend: ReactNode;
}) {
  const map = useRef<SeatMapHandle>(null);
  const { layout } = hall;
  const { draft, change, attempt, gone, setGone, send, startAnew } = useBooking(
    show.id,
    states.length,
    action,
    lookNow,
  );
  const [note, setNote] = useState('');
  const chosen = draft.seats.map(({ seat }) => seat);

  // While an attempt has no answer, its seats may look taken because it took them.
  const lost = draft.sent ? [] : chosen.filter((seat) => !isFree(states, seat));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what went is found by the states alone.
  useEffect(() => {
    if (lost.length === 0) return;
    const keep = chosen.filter((seat) => !lost.includes(seat));
    change({ seats: removeSeats(draft.seats, lost) });
    // What went before and is not answered yet went as well.
    const all = gone?.whileChoosing ? [...new Set([...gone.lost, ...lost])] : lost;
    setGone({
      words: `${nameSeats(layout, all)} went while you were choosing.`,
      lost: all,
      offer: nearest(layout, states, all, keep),
      whileChoosing: true,
    });
  }, [states]);

  function press(seat: number) {
    const {
      row,
      seat: itself,
      state,
      category,
      price,
    } = describeSeat(hall, states, show, seat, false);
    const name = `${row}, ${itself}`;
    if (draft.sent) {
      setNote('Your choice waits for the answer to your last try.');
    } else if (!isOpen) {
      setNote(`${name}: ${category}, ${price}.`);
    } else if (chosen.includes(seat)) {
      change({ seats: removeSeats(draft.seats, [seat]) });
      setNote(`${name} given back.`);
    } else if (!isFree(states, seat)) {
      setNote(`${name}: ${state.toLowerCase()}.`);
    } else if (chosen.length >= show.maxSeatsPerBooking) {
      setNote(`One booking takes at most ${show.maxSeatsPerBooking} seats.`);
    } else {
      take([seat]);
      setNote(`${name} chosen.`);
    }
  }

  function take(seats: number[]) {
    change({ seats: addSeats(draft.seats, seats, show, layout) });
  }

  function findBest(count: number, category: number | undefined) {
    const seats = bestAvailable(layout, states, count, { category });
    if (seats.length === 0) {
      setNote('There are not so many seats left there. Try fewer, or another price.');
      return;
    }
    change({ seats: addSeats([], seats, show, layout) });
    map.current?.showSeats(seats);
    setNote(`${nameSeats(layout, seats)} chosen.`);
  }

  function takeOffer(offer: number[]) {
    take(offer);
    map.current?.showSeats([...chosen, ...offer]);
    setNote(`${nameSeats(layout, offer)} chosen.`);
    setGone(null);
  }

  const stillGone = gone && { ...gone, offer: offerNow(gone) };

  function offerNow({ lost: went, offer }: LostSeats): number[] {
    const free = offer.every((seat) => isFree(states, seat) && !chosen.includes(seat))
      ? offer
      : nearest(layout, states, went, chosen);
    return free.slice(0, Math.max(0, show.maxSeatsPerBooking - chosen.length));
  }

  return (
    <>
      <div className="room-map">
        <SeatMap
          ref={map}
          hall={hall}
          states={states}
          show={show}
          chosen={chosen}
          onPress={press}
        />
        <p className="map-note" role="status">
          {note}
        </p>
        <p className="sr-only" role="status">
          {stillGone?.whileChoosing &&
            `${stillGone.words} ${offerMessage(layout, stillGone.offer)}`}
        </p>
      </div>
      {legend}
      {(isOpen || draft.sent) && (
        <BookingSummary
          hall={hall}
          show={show}
          draft={draft}
          attempt={attempt}
          onChange={change}
          onSend={send}
          notices={
            <>
              {stillGone && (
                <LostSeatsNotice
                  layout={layout}
                  gone={stillGone}
                  onTake={() => takeOffer(stillGone.offer)}
                  onClose={() => setGone(null)}
                />
              )}
              <AttemptNotice attempt={attempt} isTold={gone !== null} onStartAnew={startAnew} />
            </>
          }
        >
          <BestSeatsFinder layout={layout} show={show} onFind={findBest} />
        </BookingSummary>
      )}
    </>
  );
}
