'use client';

import type { RefObject } from 'react';
import type { VisitAnswer } from '@/lib/visitors/waiting-room/visit-answer';
import { useTimeLeft } from './use-time-left';

/** The countdown is highlighted and announced when less time than this is left. */
const SOON_MS = 120_000;

/** The time that is left to choose and book, counted from `answeredAt` (by `performance.now()`). */
export function AdmissionCountdown({
  admission: { leftMs, idleMs },
  answeredAt,
  heading,
}: {
  admission: Extract<VisitAnswer, { status: 'inside' }>;
  answeredAt: number;
  /** Gets the focus when the visitor is admitted. */
  heading?: RefObject<HTMLElement | null>;
}) {
  const left = useTimeLeft(leftMs, answeredAt);
  const isSoon = left < SOON_MS;
  const idleMinutes = Math.floor(idleMs / 60_000);
  return (
    <>
      <div className="admission" data-soon={isSoon}>
        <b tabIndex={-1} ref={heading}>
          It is your turn
        </b>
        <p>
          Time to choose and book: <span role="timer">{formatTimer(left)}</span>
        </p>
        <p className="sr-only" role="status">
          {isSoon && 'You have less than two minutes left to choose and book.'}
        </p>
      </div>
      {idleMs < leftMs && idleMinutes > 1 && (
        <p className="admission-note">
          If you leave this page for {idleMinutes} minutes, your turn goes to the next person in the
          queue.
        </p>
      )}
    </>
  );
}

function formatTimer(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
