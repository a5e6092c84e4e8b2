'use client';

import type { ReactNode } from 'react';
import { describeSeat } from '@/components/visitors/seat-map/describe-seat';
import type { Hall } from '@/components/visitors/seat-map/hall/read-hall';
import { SeatMapWithNote } from '@/components/visitors/seat-map/seat-map-with-note';
import type { BookSeatsAction } from '@/lib/visitors/bookings/book-seats-state';
import { nearest } from '@/lib/visitors/seating/best-available';
import { nameSeats, takenWhileChoosing } from '@/lib/visitors/seating/name-seats';
import { isFree } from '@/lib/visitors/seating/seat-states';
import type { Show } from '@/lib/visitors/shows/show';
import { AttemptNotice } from './attempt-notice';
import { BestSeatsFinder } from './best-seats-finder';
import { BookingSummary } from './booking-summary';
import { LostSeatsNotice, offerMessage } from './lost-seats-notice';
import { selectSeats } from './selection';
import { type LostSeats, useBooking } from './use-booking';
import { useSeatChoice } from './use-seat-choice';

/** The map on which visitors choose seats, and the form that books them. */
export function SeatChooser({
  hall,
  states,
  show,
  action,
  isOpen,
  pollNow,
  legend,
}: {
  hall: Hall;
  states: string;
  show: Show;
  action: BookSeatsAction;
  /** Whether seats can be chosen now; otherwise the map is for looking only. */
  isOpen: boolean;
  pollNow: () => void;
  legend: ReactNode;
}) {
  const { layout } = hall;
  const { draft, change, attempt, lostSeats, setLostSeats, send, discardAttempt } = useBooking(
    show.id,
    states.length,
    action,
    pollNow,
  );
  const chosen = draft.seats.map(({ seat }) => seat);
  const { map, note, press, addSeats, chooseBest } = useSeatChoice({
    layout,
    states,
    chosen,
    onChange: (seats) => change({ seats: selectSeats(draft.seats, seats, show, layout) }),
    limit: show.maxSeatsPerBooking,
    limitMessage: `You can book at most ${show.maxSeatsPerBooking} seats at once.`,
    lockedMessage,
    isSent: draft.sent,
    onLost: removeLost,
  });

  function lockedMessage(seat: number): string | undefined {
    if (draft.sent) return 'You can change your seats when your last attempt is confirmed.';
    if (isOpen) return undefined;
    const { row, seat: number, category, price } = describeSeat(hall, states, show, seat, false);
    return `${row}, ${number}: ${category}, ${price}.`;
  }

  function removeLost(lost: number[]) {
    const kept = chosen.filter((seat) => !lost.includes(seat));
    change({ seats: selectSeats(draft.seats, kept, show, layout) });
    // Seats lost before, whose notice is still open, stay in it.
    const all = lostSeats?.whileChoosing ? [...new Set([...lostSeats.lost, ...lost])] : lost;
    setLostSeats({
      message: takenWhileChoosing(nameSeats(layout, all), all.length),
      lost: all,
      offer: nearest(layout, states, all, kept),
      whileChoosing: true,
    });
  }

  const currentLoss = lostSeats && { ...lostSeats, offer: currentOffer(lostSeats) };

  function currentOffer({ lost, offer }: LostSeats): number[] {
    const available = offer.every((seat) => isFree(states, seat) && !chosen.includes(seat))
      ? offer
      : nearest(layout, states, lost, chosen);
    return available.slice(0, Math.max(0, show.maxSeatsPerBooking - chosen.length));
  }

  function takeOffer(offer: number[]) {
    addSeats(offer);
    setLostSeats(null);
  }

  return (
    <>
      <SeatMapWithNote
        ref={map}
        hall={hall}
        states={states}
        show={show}
        chosen={chosen}
        onPress={press}
        note={note}
      >
        <p className="sr-only" role="status">
          {currentLoss?.whileChoosing &&
            `${currentLoss.message} ${offerMessage(layout, currentLoss.offer)}`}
        </p>
      </SeatMapWithNote>
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
              {currentLoss && (
                <LostSeatsNotice
                  layout={layout}
                  lostSeats={currentLoss}
                  onTake={() => takeOffer(currentLoss.offer)}
                  onClose={() => setLostSeats(null)}
                />
              )}
              <AttemptNotice
                attempt={attempt}
                omitSeats={lostSeats !== null}
                onDiscard={discardAttempt}
              />
            </>
          }
        >
          <BestSeatsFinder layout={layout} show={show} onFind={chooseBest} />
        </BookingSummary>
      )}
    </>
  );
}
