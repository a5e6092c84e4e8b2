'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { ServerClock } from './server-clock';
import { type SeatNews, type SeatWatch, watchSeats } from './watch-seats';

export type SeatStates = {
  /** What was heard last; null until the first answer. */
  news: SeatNews | null;
  /** Whether asking fails now, so that what is shown may be old. */
  failing: boolean;
  lookNow: () => void;
};

/** One lost answer is not worth a word; two in a row are. */
const FAILURES_TO_TELL = 2;

/** How a show's seats stand, asked every so many milliseconds while the page is in view. */
export function useSeatStates(slug: string, clock: ServerClock, every: number): SeatStates {
  const [news, setNews] = useState<SeatNews | null>(null);
  const [failures, setFailures] = useState(0);
  const watch = useRef<SeatWatch>(null);

  useEffect(() => {
    watch.current = watchSeats(slug, every, {
      onAnswer(answer, server) {
        clock.hear(server);
        setFailures(0);
        if (answer !== 'unchanged') setNews(answer);
      },
      onFailure: () => setFailures((count) => count + 1),
    });
    return () => watch.current?.stop();
  }, [slug, clock, every]);

  const lookNow = useCallback(() => watch.current?.lookNow(), []);
  return { news, failing: failures >= FAILURES_TO_TELL, lookNow };
}
