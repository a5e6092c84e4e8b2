'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { SeatSnapshot } from './poll-seats';
import type { ServerClock } from './server-clock';
import { type SeatWatch, watchSeats } from './watch-seats';

type LiveSeatStates = {
  /** The latest states; null until the first arrive. */
  snapshot: SeatSnapshot | null;
  /** Whether the server does not answer, so that the shown states may be old. */
  isFailing: boolean;
  pollNow: () => void;
};

/** One failed request is not shown; two in a row are. */
const FAILURES_TO_SHOW = 2;

/** Follows a show's seat states; without a stream it polls every `every` milliseconds. */
export function useSeatStates(slug: string, clock: ServerClock, every: number): LiveSeatStates {
  const [snapshot, setSnapshot] = useState<SeatSnapshot | null>(null);
  const [failures, setFailures] = useState(0);
  const watch = useRef<SeatWatch>(null);
  // In a ref, so that the opening of the sale does not make all browsers reconnect at once.
  const latestEvery = useRef(every);
  latestEvery.current = every;

  useEffect(() => {
    watch.current = watchSeats(slug, () => latestEvery.current, {
      onSnapshot: setSnapshot,
      onContact: () => setFailures(0),
      onFailure: () => setFailures((count) => count + 1),
      onTime: (server) => clock.sync(server),
    });
    return () => watch.current?.stop();
  }, [slug, clock]);

  const pollNow = useCallback(() => watch.current?.pollNow(), []);
  return { snapshot, isFailing: failures >= FAILURES_TO_SHOW, pollNow };
}
