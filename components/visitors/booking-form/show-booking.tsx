'use client';

import { type ReactNode, useState } from 'react';
import { Notice } from '@/components/ui/notice';
import { ServerClock } from '@/components/visitors/seat-map/source/server-clock';
import { useHall } from '@/components/visitors/seat-map/source/use-hall';
import { useSeatStates } from '@/components/visitors/seat-map/source/use-seat-states';
import { notOnSaleMessage } from '@/components/visitors/shows/sale-messages';
import { formatDayAndTime } from '@/lib/time';
import type { BookSeatsAction } from '@/lib/visitors/bookings/book-seats-state';
import { countFree } from '@/lib/visitors/seating/seat-states';
import type { SalePhase } from '@/lib/visitors/shows/sale-phase';
import type { Show } from '@/lib/visitors/shows/show';
import { Countdown } from './countdown';
import { SeatChooser } from './seat-chooser';
import { useSalePhase } from './use-sale-phase';

/** How often seats are asked for; before the sale only the house itself changes them. */
const EVERY_MS = { open: 2_000, waiting: 20_000 };

/** The map and the form of a show, through all that its sale can be. */
export function ShowBooking({
  show,
  action,
  firstPhase,
  legend,
}: {
  show: Show;
  action: BookSeatsAction;
  /** Where the sale stood when the page was rendered, which may be a while ago. */
  firstPhase: SalePhase;
  /** What colours and signs mean and cost; stands beside the map. */
  legend: ReactNode;
}) {
  const [clock] = useState(() => new ServerClock());
  const phase = useSalePhase(show, clock, firstPhase);
  const every = phase === 'upcoming' ? EVERY_MS.waiting : EVERY_MS.open;
  const { snapshot, isFailing, pollNow } = useSeatStates(show.slug, clock, every);
  const { hall, failed, retry } = useHall(snapshot?.plan ?? show.plan);
  const states = snapshot?.seats;
  const isSoldOut = states !== undefined && countFree(states) === 0;

  return (
    <section className="room" aria-label="Choose your seats">
      {phase === 'upcoming' && (
        <div className="opening-soon">
          <p>
            Seats go on sale on {formatDayAndTime(show.salesStart, show.venue.timeZone)}. This page
            opens by itself in
          </p>
          <Countdown until={show.salesStart} clock={clock} />
        </div>
      )}
      {phase !== 'upcoming' && phase !== 'open' && <Notice>{notOnSaleMessage(show, phase)}</Notice>}
      {phase === 'open' && isSoldOut && (
        <Notice>
          Every seat is sold. When a booking is cancelled its seats come back, and this map shows
          them at once.
        </Notice>
      )}
      {isFailing && (
        <Notice kind="attention">
          We cannot reach the box office, so seats shown as free may be gone. We keep trying.
        </Notice>
      )}
      <div className="room-floor">
        {hall && states?.length === hall.rowOf.length ? (
          <SeatChooser
            hall={hall}
            states={states}
            show={show}
            action={action}
            isOpen={phase === 'open' && !isSoldOut}
            lookNow={pollNow}
            legend={legend}
          />
        ) : (
          <>
            <div className="map-waiting">
              {failed || isFailing ? (
                <>
                  <p>The plan of the hall did not come.</p>
                  <button
                    type="button"
                    className="button button-quiet"
                    onClick={() => {
                      retry();
                      pollNow();
                    }}
                  >
                    Try again
                  </button>
                </>
              ) : (
                <p role="status">Putting out the chairs …</p>
              )}
            </div>
            {legend}
          </>
        )}
      </div>
    </section>
  );
}
