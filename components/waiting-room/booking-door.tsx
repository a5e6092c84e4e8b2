'use client';

import { type ReactNode, useState } from 'react';
import { BookingRoom } from '@/components/booking-form/booking-room';
import { readDraft } from '@/components/booking-form/draft';
import { ServerClock } from '@/components/seat-map/source/server-clock';
import type { BookSeatsAction } from '@/lib/bookings/book-seats-state';
import type { SalePhase } from '@/lib/shows/sale';
import type { Show } from '@/lib/shows/show';
import { LineRoom } from './line-room';
import { useLine } from './use-line';

/** The map and the form of a show that people wait in line for; what they need is as for `BookingRoom`. */
export function BookingDoor({
  show,
  action,
  firstPhase,
  legend,
}: {
  show: Show;
  action: BookSeatsAction;
  firstPhase: SalePhase;
  legend: ReactNode;
}) {
  const [clock] = useState(() => new ServerClock());
  const line = useLine(show.slug, clock);
  const { lookNow } = line;
  const [guarded] = useState(() => async (...asked: Parameters<BookSeatsAction>) => {
    const answer = await action(...asked);
    // Refused at the door: the room must say how they stand.
    if (answer.status === 'refused' && answer.waitAt) lookNow();
    return answer;
  });
  // Only from here can be asked again what became of it.
  const isUnanswered =
    line.answer?.status === 'outside' && line.answer.ended && readDraft(show.id, show.seats).sent;
  return (
    <LineRoom
      show={show}
      line={line}
      clock={clock}
      staysOpen={isUnanswered}
      asking={
        <div className="map-waiting">
          <p role="status">Looking for your place …</p>
        </div>
      }
    >
      <BookingRoom show={show} action={guarded} firstPhase={firstPhase} legend={legend} />
    </LineRoom>
  );
}
