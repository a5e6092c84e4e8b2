'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { ServerClock } from '@/components/visitors/seat-map/source/server-clock';
import type { VisitAnswer } from '@/lib/visitors/waiting-room/visit-answer';
import { type Poll, pollWaitingRoom, type QueueProblem } from './poll-waiting-room';

export type Queue = {
  /** The last answer; null until the first one. */
  answer: VisitAnswer | null;
  /** When it arrived, by `performance.now()`. */
  answeredAt: number;
  problem: QueueProblem | null;
  join: () => void;
  lookNow: () => void;
};

/** Polls a show's waiting room while the page is open. */
export function useQueue(slug: string, clock: ServerClock): Queue {
  const [{ answer, answeredAt }, setState] = useState<Pick<Queue, 'answer' | 'answeredAt'>>({
    answer: null,
    answeredAt: 0,
  });
  const [problem, setProblem] = useState<QueueProblem | null>(null);
  const poll = useRef<Poll>(null);
  useEffect(() => {
    poll.current = pollWaitingRoom(slug, {
      onAnswer: (latest) => setState({ answer: latest, answeredAt: performance.now() }),
      onProblem: setProblem,
      onTime: (server) => clock.sync(server),
    });
    return () => poll.current?.stop();
  }, [slug, clock]);
  const join = useCallback(() => poll.current?.join(), []);
  const lookNow = useCallback(() => poll.current?.lookNow(), []);
  return { answer, answeredAt, problem, join, lookNow };
}
