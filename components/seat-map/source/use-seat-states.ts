'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { ServerClock } from './server-clock';
import { type SeatNews, type SeatWatch, watchSeats } from './watch-seats';

export type SeatStates = {
  /** What was heard last; null until the first answer. */
  news: SeatNews | null;
  /** Whether asking fails now, so that what is shown may be old. */
  failing: boolean;
  clock: ServerClock;
  lookNow: () => void;
};

/** One lost answer is not worth a word; two in a row are. */
const FAILURES_TO_TELL = 2;

/** How a show's seats stand, kept up to date while the page is in view. */
export function useSeatStates(slug: string): SeatStates {
  const [news, setNews] = useState<SeatNews | null>(null);
  const [failures, setFailures] = useState(0);
  const [clock] = useState(() => new ServerClock());
  const watch = useRef<SeatWatch>(null);

  useEffect(() => {
    watch.current = watchSeats(slug, {
      onAnswer(answer, server) {
        clock.hear(server);
        setFailures(0);
        if (answer !== 'unchanged') setNews(answer);
      },
      onFailure: () => setFailures((count) => count + 1),
    });
    return () => watch.current?.stop();
  }, [slug, clock]);

  const lookNow = useCallback(() => watch.current?.lookNow(), []);
  return { news, failing: failures >= FAILURES_TO_TELL, clock, lookNow };
}
