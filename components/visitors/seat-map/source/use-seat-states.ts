'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { SeatNews } from './poll-seats';
import type { ServerClock } from './server-clock';
import { type SeatWatch, watchSeats } from './watch-seats';

export type SeatStates = {
  /** What was heard last; null until the first answer. */
  news: SeatNews | null;
  /** Whether nobody answers now, so that what is shown may be old. */
  failing: boolean;
  lookNow: () => void;
};

/** One lost answer is not worth a word; two in a row are. */
const FAILURES_TO_TELL = 2;

/** How a show's seats stand; without a stream they are asked for every so many milliseconds. */
export function useSeatStates(slug: string, clock: ServerClock, every: number): SeatStates {
  const [news, setNews] = useState<SeatNews | null>(null);
  const [failures, setFailures] = useState(0);
  const watch = useRef<SeatWatch>(null);
  // Read anew each time: all browsers would come back at once if the sale's opening began a new watch.
  const latestEvery = useRef(every);
  latestEvery.current = every;

  useEffect(() => {
    watch.current = watchSeats(slug, () => latestEvery.current, {
      onNews: setNews,
      onContact: () => setFailures(0),
      onFailure: () => setFailures((count) => count + 1),
      onTime: (server) => clock.hear(server),
    });
    return () => watch.current?.stop();
  }, [slug, clock]);

  const lookNow = useCallback(() => watch.current?.lookNow(), []);
  return { news, failing: failures >= FAILURES_TO_TELL, lookNow };
}
