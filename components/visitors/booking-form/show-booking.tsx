'use client';

import { type ReactNode, useState } from 'react';
import { Notice } from '@/components/ui/notice';
import { useLiveHall } from '@/components/visitors/seat-map/live-hall';
import { ServerClock } from '@/components/visitors/seat-map/source/server-clock';
import { notOnSaleMessage } from '@/components/visitors/shows/sale-messages';
import { formatDayAndTime } from '@/lib/time';
import type { BookSeatsAction } from '@/lib/visitors/bookings/book-seats-state';
import { countFree } from '@/lib/visitors/seating/seat-states';
import type { SalePhase } from '@/lib/visitors/shows/sale-phase';
import type { Show } from '@/lib/visitors/shows/show';
import { Countdown } from './countdown';
import { SeatChooser } from './seat-chooser';
import { useSalePhase } from './use-sale-phase';

/** How often seat states are polled without a stream; before the sale only staff change them. */
const POLL_INTERVAL_MS = { open: 2_000, upcoming: 20_000 };

/** The map and the booking form of a show, in every phase of its sale. */
export function ShowBooking({
  show,
  action,
  firstPhase,
  legend,
}: {
  show: Show;
  action: BookSeatsAction;
  /** The sale phase when the page was rendered, which may be a while ago. */
  firstPhase: SalePhase;
  /** Explains colours, symbols and prices; stands beside the map. */
  legend: ReactNode;
}) {
  const [clock] = useState(() => new ServerClock());
  const phase = useSalePhase(show, clock, firstPhase);
  const { loaded, states, isFailing, placeholder, pollNow } = useLiveHall(
    show,
    clock,
    phase === 'upcoming' ? POLL_INTERVAL_MS.upcoming : POLL_INTERVAL_MS.open,
  );
  const isSoldOut = states !== null && countFree(states) === 0;

  return (
    <section className="room" aria-label="Choose your seats">
      {phase === 'upcoming' && (
        <div className="opening-soon">
          <p>
            Seats go on sale on {formatDayAndTime(show.salesStart, show.venue.timeZone)}. Keep this
            page open. Booking starts in
          </p>
          <Countdown until={show.salesStart} clock={clock} />
        </div>
      )}
      {phase !== 'upcoming' && phase !== 'open' && <Notice>{notOnSaleMessage(show, phase)}</Notice>}
      {phase === 'open' && isSoldOut && (
        <Notice>Sold out. If a booking is cancelled, its seats appear on this map at once.</Notice>
      )}
      {isFailing && (
        <Notice kind="attention">
          Check your connection. The map may be out of date, because our server does not answer. We
          keep trying.
        </Notice>
      )}
      <div className="room-floor">
        {loaded ? (
          <SeatChooser
            hall={loaded.hall}
            states={loaded.states}
            show={show}
            action={action}
            isOpen={phase === 'open' && !isSoldOut}
            pollNow={pollNow}
            legend={legend}
          />
        ) : (
          <>
            {placeholder}
            {legend}
          </>
        )}
      </div>
    </section>
  );
}
