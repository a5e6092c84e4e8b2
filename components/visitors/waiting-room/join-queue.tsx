'use client';

import { useEffect, useState } from 'react';
import { formatDayAndTime } from '@/lib/time';
import { JOIN_BEFORE_MS } from '@/lib/visitors/waiting-room/poll-interval';
import type { VisitAnswer } from '@/lib/visitors/waiting-room/visit-answer';
import { outsideMessage } from './queue-messages';
import type { Queue } from './use-queue';
import { useWakeUp } from './use-wake-up';

/** Browsers that wait for the queue to open join it within this time at random, in milliseconds. */
const SPREAD_MS = 300_000;

/** For a visitor without a queue entry: what the queue is, and one button to join it now or when it opens. */
export function JoinQueue({
  opens,
  timeZone,
  queue: { answeredAt, join, lookNow },
  answer,
  isChoiceKept,
  onJoin,
}: {
  /** When the sale opens, ISO 8601. */
  opens: string;
  timeZone: string;
  queue: Queue;
  answer: Extract<VisitAnswer, { status: 'outside' }>;
  isChoiceKept: boolean;
  onJoin: () => void;
}) {
  const [isEarly, setEarly] = useState(answer.joinInMs > 0);
  const [wantsIn, setWantsIn] = useState(false);
  useWakeUp(lookNow);

  useEffect(() => {
    const left = answeredAt + answer.joinInMs - performance.now();
    setEarly(left > 0);
    if (left <= 0) return;
    // A timer lasts at most 24 days.
    const timer = setTimeout(() => setEarly(false), Math.min(left, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  }, [answer, answeredAt]);

  useEffect(() => {
    if (isEarly || !wantsIn) return;
    // Half of the time that is left, so that the browser joins before the draw.
    const left = Math.max(0, answeredAt + answer.opensInMs - performance.now());
    const timer = setTimeout(join, Math.random() * Math.min(SPREAD_MS, left / 2));
    return () => clearTimeout(timer);
  }, [isEarly, wantsIn, join, answer, answeredAt]);

  const begins = new Date(Date.parse(opens) - JOIN_BEFORE_MS).toISOString();
  return (
    <>
      <p className="queue-text">{outsideMessage(answer, isChoiceKept)}</p>
      {isEarly && (
        <p className="queue-text">
          The queue opens on {formatDayAndTime(begins, timeZone)}.{' '}
          {wantsIn &&
            'Please leave this page open: it joins the queue for you. Joining early or late makes no difference.'}
        </p>
      )}
      {!wantsIn && (
        <button
          type="button"
          className="button"
          onClick={isEarly ? () => setWantsIn(true) : onJoin}
        >
          {isEarly ? 'Join when the queue opens' : 'Join the queue'}
        </button>
      )}
    </>
  );
}
