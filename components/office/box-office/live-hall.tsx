'use client';

import { type ReactNode, type Ref, useState } from 'react';
import { Notice } from '@/components/ui/notice';
import type { Hall } from '@/components/visitors/seat-map/hall/read-hall';
import { SeatMap, type SeatMapHandle } from '@/components/visitors/seat-map/seat-map';
import { ServerClock } from '@/components/visitors/seat-map/source/server-clock';
import { useHall } from '@/components/visitors/seat-map/source/use-hall';
import { useSeatStates } from '@/components/visitors/seat-map/source/use-seat-states';
import type { Show } from '@/lib/visitors/shows/show';

const EVERY_MS = 2_000;

/** A show's hall with its seats as they are now; null until both have come. */
export function useOfficeHall(show: Show) {
  const [clock] = useState(() => new ServerClock());
  const { snapshot, isFailing, pollNow } = useSeatStates(show.slug, clock, EVERY_MS);
  const { hall, failed, retry } = useHall(snapshot?.plan ?? show.plan);
  const states = snapshot?.seats;
  const ready = hall && states?.length === hall.rowOf.length ? { hall, states } : null;
  return { ready, isAway: isFailing || failed, pollNow, retry };
}

/** The map of the hall as a tool of the house, with a line that says what a press did. */
export function BookingHall({
  ref,
  hall,
  states,
  show,
  chosen,
  note,
  onPress,
}: {
  ref?: Ref<SeatMapHandle>;
  hall: Hall;
  states: string;
  show: Show;
  chosen: number[];
  note: string;
  onPress: (seat: number) => void;
}) {
  return (
    <div className="room-map">
      <SeatMap
        {...(ref ? { ref } : {})}
        hall={hall}
        states={states}
        show={show}
        chosen={chosen}
        onPress={onPress}
      />
      <p className="map-note" role="status">
        {note}
      </p>
    </div>
  );
}

/** What stands in the map's place until it comes. */
export function HallWaiting({
  isAway,
  onRetry,
}: {
  isAway: boolean;
  onRetry: () => void;
}): ReactNode {
  if (!isAway) {
    return (
      <div className="map-waiting">
        <p role="status">Putting out the chairs …</p>
      </div>
    );
  }
  return (
    <Notice kind="attention">
      <p>The plan of the hall did not come.</p>
      <p className="notice-buttons">
        <button type="button" className="button button-quiet" onClick={onRetry}>
          Try again
        </button>
      </p>
    </Notice>
  );
}
