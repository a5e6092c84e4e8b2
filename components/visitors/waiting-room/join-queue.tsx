'use client';

import { useEffect, useState } from 'react';
import { formatDayAndTime } from '@/lib/time';
import { JOIN_BEFORE_MS } from '@/lib/visitors/waiting-room/poll-interval';
import type { VisitAnswer } from '@/lib/visitors/waiting-room/visit-answer';
import { outsideMessage } from './outside-words';
import type { Queue } from './use-queue';
import { useWakeUp } from './use-wake-up';

/** Those who wait for the line itself need not all come in its first second, in milliseconds. */
const SPREAD_MS = 300_000;

/** For who holds no place: what the line is, and the one button to join it, now or once it begins. */
export function JoinQueue({
  opens,
  timeZone,
  line: { heardAt, join, lookNow },
  answer,
  isChoiceKept,
  onJoin,
}: {
  /** When the sale opens, ISO 8601. */
  opens: string;
  timeZone: string;
  line: Queue;
  answer: Extract<VisitAnswer, { status: 'outside' }>;
  isChoiceKept: boolean;
  onJoin: () => void;
}) {
  const [isEarly, setEarly] = useState(answer.joinInMs > 0);
  const [wantsIn, setWantsIn] = useState(false);
  useWakeUp(lookNow);

  useEffect(() => {
    const left = heardAt + answer.joinInMs - performance.now();
    setEarly(left > 0);
    if (left <= 0) return;
    // Timers hold no more than 24 days.
    const timer = setTimeout(() => setEarly(false), Math.min(left, 2 ** 31 - 1));
    return () => clearTimeout(timer);
  }, [answer, heardAt]);

  useEffect(() => {
    if (isEarly || !wantsIn) return;
    // Whoever wakes late must still be there at the draw.
    const left = Math.max(0, heardAt + answer.opensInMs - performance.now());
    const timer = setTimeout(join, Math.random() * Math.min(SPREAD_MS, left / 2));
    return () => clearTimeout(timer);
  }, [isEarly, wantsIn, join, answer, heardAt]);

  const begins = new Date(Date.parse(opens) - JOIN_BEFORE_MS).toISOString();
  return (
    <>
      <p className="line-words">{outsideMessage(answer, isChoiceKept)}</p>
      {isEarly && (
        <p className="line-words">
          The line begins on {formatDayAndTime(begins, timeZone)}.{' '}
          {wantsIn && 'Leave this page open: it joins by itself, and it does not matter when.'}
        </p>
      )}
      {!wantsIn && (
        <button
          type="button"
          className="button"
          onClick={isEarly ? () => setWantsIn(true) : onJoin}
        >
          {isEarly ? 'Join when it begins' : 'Join the line'}
        </button>
      )}
    </>
  );
}
