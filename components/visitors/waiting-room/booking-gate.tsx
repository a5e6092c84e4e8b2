'use client';

import { type ComponentProps, useEffect, useState } from 'react';
import { readDraft } from '@/components/visitors/booking-form/draft';
import { ShowBooking } from '@/components/visitors/booking-form/show-booking';
import { ServerClock } from '@/components/visitors/seat-map/source/server-clock';
import type { BookSeatsAction } from '@/lib/visitors/bookings/book-seats-state';
import { AdmissionGate } from './admission-gate';
import { useQueue } from './use-queue';

/** The map and the form of a show that people wait in line for; what they need is as for `BookingRoom`. */
export function BookingGate({
  show,
  action,
  firstPhase,
  legend,
}: ComponentProps<typeof ShowBooking>) {
  const [clock] = useState(() => new ServerClock());
  const line = useQueue(show.slug, clock);
  const { lookNow } = line;
  const [guarded] = useState(() => async (...asked: Parameters<BookSeatsAction>) => {
    const answer = await action(...asked);
    // Refused at the door: the room must say how they stand.
    if (answer.status === 'refused' && answer.waitAt) lookNow();
    return answer;
  });
  const [isRunning, setRunning] = useState(false);
  useEffect(() => setRunning(true), []);
  const isEnded = line.answer?.status === 'outside' && line.answer.ended;
  const draft = isEnded ? readDraft(show.id, show.seats) : null;
  return (
    <AdmissionGate
      show={show}
      line={line}
      clock={clock}
      // Only from here can be asked again what became of it.
      staysOpen={draft?.sent}
      isChoiceKept={draft !== null && draft.seats.length > 0}
      asking={
        <div className="map-waiting">
          {isRunning ? (
            <p role="status">Looking for your place …</p>
          ) : (
            <p>
              People wait in line for this show.{' '}
              <a className="link" href={`/shows/${show.slug}/waiting`}>
                To the waiting room
              </a>
            </p>
          )}
        </div>
      }
    >
      <ShowBooking show={show} action={guarded} firstPhase={firstPhase} legend={legend} />
    </AdmissionGate>
  );
}
