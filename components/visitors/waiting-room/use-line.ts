'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { ServerClock } from '@/components/visitors/seat-map/source/server-clock';
import type { LineAnswer } from '@/lib/visitors/waiting-room/line-answer';
import { type LineTrouble, type LineWatch, watchLine } from './watch-line';

export type Line = {
  /** What was heard last; null until the first answer. */
  answer: LineAnswer | null;
  /** When it was heard, by `performance.now()`. */
  heardAt: number;
  trouble: LineTrouble | null;
  join: () => void;
  lookNow: () => void;
};

/** How this browser stands in a show's line, for as long as the page is open. */
export function useLine(slug: string, clock: ServerClock): Line {
  const [{ answer, heardAt }, setNews] = useState<Pick<Line, 'answer' | 'heardAt'>>({
    answer: null,
    heardAt: 0,
  });
  const [trouble, setTrouble] = useState<LineTrouble | null>(null);
  const watch = useRef<LineWatch>(null);
  useEffect(() => {
    watch.current = watchLine(slug, {
      onNews: (heard) => setNews({ answer: heard, heardAt: performance.now() }),
      onTrouble: setTrouble,
      onTime: (server) => clock.sync(server),
    });
    return () => watch.current?.stop();
  }, [slug, clock]);
  const join = useCallback(() => watch.current?.join(), []);
  const lookNow = useCallback(() => watch.current?.lookNow(), []);
  return { answer, heardAt, trouble, join, lookNow };
}
