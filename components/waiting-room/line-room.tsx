'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Countdown } from '@/components/booking-form/countdown';
import { useSalePhase } from '@/components/booking-form/use-sale-phase';
import { closedWords } from '@/components/sale-words';
import type { ServerClock } from '@/components/seat-map/source/server-clock';
import { Notice } from '@/components/ui/notice';
import type { Show } from '@/lib/shows/show';
import { formatDayAndTime } from '@/lib/time';
import { JoinLine } from './join-line';
import { LineStatus } from './line-status';
import { TroubleNotice } from './trouble-notice';
import { TurnClock } from './turn-clock';
import type { Line } from './use-line';
import { useLineTitle } from './use-line-title';
import { useSpokenLine } from './use-spoken-line';

/** A show's waiting room; what stands behind its door is shown when the turn has come. */
export function LineRoom({
  show,
  line,
  clock,
  staysOpen = false,
  asking,
  children,
}: {
  show: Show;
  line: Line;
  clock: ServerClock;
  /** Whether the door stays open although the turn is over: something sent from behind it has no answer. */
  staysOpen?: boolean;
  /** What is shown until the first answer. */
  asking: ReactNode;
  children: ReactNode;
}) {
  const { answer, heardAt, trouble } = line;
  const spoken = useSpokenLine(answer);
  useLineTitle(answer);
  const isBehind = answer?.status === 'off' || answer?.status === 'inside' || staysOpen;
  return (
    <>
      <p className="sr-only" role="status">
        {spoken}
      </p>
      {answer === null && !trouble && asking}
      {trouble && <TroubleNotice trouble={trouble} />}
      {answer?.status === 'inside' && <TurnClock leftMs={answer.leftMs} heardAt={heardAt} />}
      {answer?.status === 'over' && (
        <Notice>{closedWords(show, answer.reason === 'cancelled' ? 'cancelled' : 'closed')}</Notice>
      )}
      {isBehind ? children : <Before show={show} line={line} clock={clock} />}
    </>
  );
}

/** The room itself, before the turn. */
function Before({ show, line, clock }: { show: Show; line: Line; clock: ServerClock }) {
  const { answer } = line;
  const heading = useRef<HTMLHeadingElement>(null);
  const [hasPressed, setPressed] = useState(false);
  const status = answer?.status;
  // The button that was pressed is gone with the answer, and the focus must not be lost with it.
  useEffect(() => {
    if (hasPressed && (status === 'waiting' || status === 'still')) heading.current?.focus();
  }, [hasPressed, status]);
  const phase = useSalePhase(show, clock, 'upcoming');
  if (!answer || answer.status === 'over') return null;
  const isDrawn = !('opensInMs' in answer) || answer.opensInMs === 0;
  const isEarly = !isDrawn && phase === 'upcoming';
  return (
    <section className="line" aria-label="Waiting room">
      <h2 tabIndex={-1} ref={heading}>
        {TITLES[answer.status === 'outside' && answer.ended ? 'ended' : answer.status]}
      </h2>
      {isEarly && (
        <div className="opening-soon">
          <p>
            Seats go on sale on {formatDayAndTime(show.salesStart, show.venue.timeZone)}. That is in
          </p>
          <Countdown until={show.salesStart} clock={clock} />
        </div>
      )}
      {answer.status === 'outside' && (
        <JoinLine
          show={show}
          line={line}
          answer={answer}
          onJoin={() => {
            setPressed(true);
            line.join();
          }}
        />
      )}
      {answer.status === 'waiting' && (isDrawn || isEarly) && <LineStatus line={answer} />}
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
