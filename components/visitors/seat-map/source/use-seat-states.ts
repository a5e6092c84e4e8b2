'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { SeatSnapshot } from './poll-seats';
import type { ServerClock } from './server-clock';
import { type SeatWatch, watchSeats } from './watch-seats';

export type LiveSeatStates = {
  /** What was heard last; null until the first answer. */
  snapshot: SeatSnapshot | null;
  /** Whether nobody answers now, so that what is shown may be old. */
  isFailing: boolean;
  pollNow: () => void;
};

/** One lost answer is not worth a word; two in a row are. */
const FAILURES_TO_SHOW = 2;

/** How a show's seats stand; without a stream they are asked for every so many milliseconds. */
export function useSeatStates(slug: string, clock: ServerClock, every: number): LiveSeatStates {
  const [snapshot, setSnapshot] = useState<SeatSnapshot | null>(null);
  const [failures, setFailures] = useState(0);
  const watch = useRef<SeatWatch>(null);
  // Read anew each time: all browsers would come back at once if the sale's opening began a new watch.
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
