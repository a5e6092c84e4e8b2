'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import type { ServerClock } from '@/components/visitors/seat-map/source/server-clock';
import type { Show } from '@/lib/visitors/shows/show';
import { JoinQueue } from './join-queue';
import { OpeningSoon } from './opening-soon';
import { QueueProgress } from './queue-progress';
import type { Queue } from './use-queue';
import { useTimeLeft } from './use-time-left';

/** The room itself, before the turn. */
export function QueuePanel({
  show,
  line,
  clock,
  isChoiceKept,
  hasFocus,
}: {
  show: Show;
  line: Queue;
  clock: ServerClock;
  isChoiceKept: boolean;
  /** Is told whether the focus is in here. */
  hasFocus: RefObject<boolean>;
}) {
  const { answer, heardAt } = line;
  const heading = useRef<HTMLHeadingElement>(null);
  const [hasPressed, setPressed] = useState(false);
  const status = answer?.status;
  // The button that was pressed is gone with the answer, and the focus must not be lost with it.
  useEffect(() => {
    if (hasPressed && (status === 'waiting' || status === 'still')) heading.current?.focus();
  }, [hasPressed, status]);
  const opensInMs = answer && 'opensInMs' in answer ? answer.opensInMs : 0;
  const left = useTimeLeft(opensInMs, heardAt);
  if (!answer || answer.status === 'over') return null;
  const isDrawn = opensInMs === 0;
  const isEarly = !isDrawn && left > 0;
  const opens = toTheMinute(clock.now() - performance.now() + heardAt + opensInMs);
  const { timeZone } = show.venue;
  return (
    <section
      className="line"
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
          {...{ opens, timeZone, line, answer, isChoiceKept }}
          onJoin={() => {
            setPressed(true);
            line.join();
          }}
        />
      )}
      {answer.status === 'waiting' && (isDrawn || isEarly) && <QueueProgress line={answer} />}
      {answer.status === 'waiting' && !isDrawn && !isEarly && (
        <p className="line-words">
          The sale has opened, and everybody is being drawn. You hear your place in a moment.
        </p>
      )}
      {answer.status === 'still' && (
        <p className="line-words">
          The line stands still for a moment, and nobody is let in meanwhile. You need not do
          anything.
        </p>
      )}
      {(answer.status === 'waiting' || answer.status === 'still') && (
        <p className="line-small">
          You can leave this page open: it lets you in by itself. Your place is kept in this
          browser, also when you load the page again.
        </p>
      )}
    </section>
  );
}

const TITLES: Record<string, string> = {
  outside: 'Waiting room',
  ended: 'Your turn is over',
  waiting: 'You are in line',
  still: 'Your place is kept',
};

/** A moment that was heard of through a clock which may be a second late, as ISO 8601. */
function toTheMinute(at: number): string {
  return new Date(Math.round(at / 60_000) * 60_000).toISOString();
}
