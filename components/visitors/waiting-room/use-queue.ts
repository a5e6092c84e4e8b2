'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { ServerClock } from '@/components/visitors/seat-map/source/server-clock';
import type { VisitAnswer } from '@/lib/visitors/waiting-room/visit-answer';
import { type Poll, pollWaitingRoom, type QueueProblem } from './poll-waiting-room';

export type Queue = {
  /** What was heard last; null until the first answer. */
  answer: VisitAnswer | null;
  /** When it was heard, by `performance.now()`. */
  heardAt: number;
  trouble: QueueProblem | null;
  join: () => void;
  lookNow: () => void;
};

/** How this browser stands in a show's line, for as long as the page is open. */
export function useQueue(slug: string, clock: ServerClock): Queue {
  const [{ answer, heardAt }, setNews] = useState<Pick<Queue, 'answer' | 'heardAt'>>({
    answer: null,
    heardAt: 0,
  });
  const [trouble, setTrouble] = useState<QueueProblem | null>(null);
  const watch = useRef<Poll>(null);
  useEffect(() => {
    watch.current = pollWaitingRoom(slug, {
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
