'use client';

import { type ComponentProps, useEffect, useState } from 'react';
import { readDraft } from '@/components/visitors/booking-form/draft';
import { ShowBooking } from '@/components/visitors/booking-form/show-booking';
import { ServerClock } from '@/components/visitors/seat-map/source/server-clock';
import type { BookSeatsAction } from '@/lib/visitors/bookings/book-seats-state';
import { AdmissionGate } from './admission-gate';
import { useQueue } from './use-queue';

/** Seat map and form of a show with a waiting room, shown when the visitor is admitted. Props as for `ShowBooking`. */
export function BookingGate({
  show,
  action,
  firstPhase,
  legend,
}: ComponentProps<typeof ShowBooking>) {
  const [clock] = useState(() => new ServerClock());
  const queue = useQueue(show.slug, clock);
  const { lookNow } = queue;
  const [guarded] = useState(() => async (...asked: Parameters<BookSeatsAction>) => {
    const answer = await action(...asked);
    // The admission has ended: ask for the position, so that the waiting room shows it.
    if (answer.status === 'refused' && answer.waitAt) lookNow();
    return answer;
  });
  const [isRunning, setRunning] = useState(false);
  useEffect(() => setRunning(true), []);
  const isEnded = queue.answer?.status === 'outside' && queue.answer.ended;
  const draft = isEnded ? readDraft(show.id, show.seats) : null;
  return (
    <AdmissionGate
      show={show}
      queue={queue}
      clock={clock}
      // Only the form can send the same request again to get its outcome.
      staysOpen={draft?.sent}
      isChoiceKept={draft !== null && draft.seats.length > 0}
      asking={
        <div className="map-waiting">
          {isRunning ? (
            <p role="status">Checking the waiting room …</p>
          ) : (
            <p>
              This show has a waiting room.{' '}
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
