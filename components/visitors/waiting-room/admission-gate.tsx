'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { Notice } from '@/components/ui/notice';
import type { ServerClock } from '@/components/visitors/seat-map/source/server-clock';
import { notOnSaleMessage } from '@/components/visitors/shows/sale-messages';
import type { Show } from '@/lib/visitors/shows/show';
import { AdmissionCountdown } from './admission-countdown';
import { ProblemNotice } from './problem-notice';
import { QueuePanel } from './queue-panel';
import { useAnnouncement } from './use-announcement';
import type { Queue } from './use-queue';
import { useQueueTitle } from './use-queue-title';

/** A show's waiting room; what stands behind its door is shown when the turn has come. */
export function AdmissionGate({
  show,
  line,
  clock,
  staysOpen = false,
  isChoiceKept = false,
  asking,
  children,
}: {
  show: Show;
  line: Queue;
  clock: ServerClock;
  /** Whether the door stays open although the turn is over: something sent from behind it has no answer. */
  staysOpen?: boolean;
  /** Whether seats that were chosen behind it are kept for the next turn. */
  isChoiceKept?: boolean;
  /** What is shown until the first answer. */
  asking: ReactNode;
  children: ReactNode;
}) {
  const { answer, heardAt, trouble } = line;
  const spoken = useAnnouncement(answer);
  useQueueTitle(answer);
  const hadFocus = useRef(false);
  const turn = useRef<HTMLElement>(null);
  const isTurn = answer?.status === 'inside';
  // The room is gone with the turn, and the focus must not be lost with it.
  useEffect(() => {
    if (isTurn && hadFocus.current) turn.current?.focus();
    if (isTurn) hadFocus.current = false;
  }, [isTurn]);
  const isBehind = isTurn || answer?.status === 'off' || staysOpen;
  return (
    <>
      <p className="sr-only" role="status">
        {spoken}
      </p>
      {answer === null && !trouble && asking}
      {trouble && <ProblemNotice trouble={trouble} />}
      {isTurn && <AdmissionCountdown turn={answer} heardAt={heardAt} heading={turn} />}
      {answer?.status === 'over' && (
        <Notice>
          {notOnSaleMessage(show, answer.reason === 'cancelled' ? 'cancelled' : 'closed')}
        </Notice>
      )}
      {isBehind ? (
        children
      ) : (
        <QueuePanel {...{ show, line, clock, isChoiceKept }} hasFocus={hadFocus} />
      )}
    </>
  );
}
