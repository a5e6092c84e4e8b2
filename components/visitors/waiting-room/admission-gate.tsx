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

/** Shows the waiting room until the visitor is admitted, then `children`. */
export function AdmissionGate({
  show,
  queue,
  clock,
  staysOpen = false,
  isChoiceKept = false,
  asking,
  children,
}: {
  show: Show;
  queue: Queue;
  clock: ServerClock;
  /** Whether `children` stay visible after the admission, because a sent booking has no answer yet. */
  staysOpen?: boolean;
  /** Whether the chosen seats are kept for the next admission. */
  isChoiceKept?: boolean;
  /** Shown until the first answer. */
  asking: ReactNode;
  children: ReactNode;
}) {
  const { answer, answeredAt, problem } = queue;
  const spoken = useAnnouncement(answer);
  useQueueTitle(answer);
  const hadFocus = useRef(false);
  const heading = useRef<HTMLElement>(null);
  const isAdmitted = answer?.status === 'inside';
  // The waiting room disappears with the admission, so the focus moves to the countdown.
  useEffect(() => {
    if (isAdmitted && hadFocus.current) heading.current?.focus();
    if (isAdmitted) hadFocus.current = false;
  }, [isAdmitted]);
  const isOpen = isAdmitted || answer?.status === 'off' || staysOpen;
  return (
    <>
      <p className="sr-only" role="status">
        {spoken}
      </p>
      {answer === null && !problem && asking}
      {problem && <ProblemNotice problem={problem} />}
      {isAdmitted && (
        <AdmissionCountdown admission={answer} answeredAt={answeredAt} heading={heading} />
      )}
      {answer?.status === 'over' && (
        <Notice>
          {notOnSaleMessage(show, answer.reason === 'cancelled' ? 'cancelled' : 'closed')}
        </Notice>
      )}
      {isOpen ? (
        children
      ) : (
        <QueuePanel {...{ show, queue, clock, isChoiceKept }} hasFocus={hadFocus} />
      )}
    </>
  );
}
