'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import type { ServerClock } from '@/components/visitors/seat-map/source/server-clock';
import type { Show } from '@/lib/visitors/shows/show';
import { JoinQueue } from './join-queue';
import { OpeningSoon } from './opening-soon';
import { QueueProgress } from './queue-progress';
import type { Queue } from './use-queue';
import { useTimeLeft } from './use-time-left';

/** The waiting room before the visitor is admitted. */
export function QueuePanel({
  show,
  queue,
  clock,
  isChoiceKept,
  hasFocus,
}: {
  show: Show;
  queue: Queue;
  clock: ServerClock;
  isChoiceKept: boolean;
  /** Set to whether the focus is in this panel. */
  hasFocus: RefObject<boolean>;
}) {
  const { answer, answeredAt } = queue;
  const heading = useRef<HTMLHeadingElement>(null);
  const [hasPressed, setPressed] = useState(false);
  const status = answer?.status;
  // The pressed button disappears with the answer, so the focus moves to the heading.
  useEffect(() => {
    if (hasPressed && (status === 'waiting' || status === 'still')) heading.current?.focus();
  }, [hasPressed, status]);
  const opensInMs = answer && 'opensInMs' in answer ? answer.opensInMs : 0;
  const left = useTimeLeft(opensInMs, answeredAt);
  if (!answer || answer.status === 'over') return null;
  const isDrawn = opensInMs === 0;
  const isEarly = !isDrawn && left > 0;
  const opens = toTheMinute(clock.now() - performance.now() + answeredAt + opensInMs);
  const { timeZone } = show.venue;
  return (
    <section
      className="queue"
      aria-label="Waiting room"
      onFocus={() => {
        hasFocus.current = true;
      }}
      onBlur={() => {
        hasFocus.current = false;
      }}
    >
      <h2 tabIndex={-1} ref={heading}>
        {TITLES[answer.status === 'outside' && answer.ended ? 'ended' : answer.status]}
      </h2>
      {isEarly && <OpeningSoon opens={opens} timeZone={timeZone} left={left} />}
      {answer.status === 'outside' && (
        <JoinQueue
          {...{ opens, timeZone, queue, answer, isChoiceKept }}
          onJoin={() => {
            setPressed(true);
            queue.join();
          }}
        />
      )}
      {answer.status === 'waiting' && (isDrawn || isEarly) && <QueueProgress answer={answer} />}
      {answer.status === 'waiting' && !isDrawn && !isEarly && (
        <p className="queue-text">
          Booking has opened. Positions are being drawn, and yours will appear here in a moment.
        </p>
      )}
      {answer.status === 'still' && (
        <p className="queue-text">
          The queue is paused for a moment. You do not need to do anything.
        </p>
      )}
      {(answer.status === 'waiting' || answer.status === 'still') && (
        <p className="queue-note">
          Please leave this page open: it continues by itself when it is your turn. This browser
          keeps your position, also if you reload the page.
        </p>
      )}
    </section>
  );
}

const TITLES: Record<string, string> = {
  outside: 'Waiting room',
  ended: 'Your turn is over',
  waiting: 'You are in the queue',
  still: 'Your position is kept',
};

/** Rounds a time to the minute, since the clock may be a second off; ISO 8601. */
function toTheMinute(at: number): string {
  return new Date(Math.round(at / 60_000) * 60_000).toISOString();
}
