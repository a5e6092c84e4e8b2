'use client';

import type { RefObject } from 'react';
import type { VisitAnswer } from '@/lib/visitors/waiting-room/visit-answer';
import { useTimeLeft } from './use-time-left';

const SOON_MS = 120_000;

/** How long the turn still lasts, counted from when it was heard (by `performance.now()`). */
export function AdmissionCountdown({
  turn: { leftMs, idleMs },
  heardAt,
  heading,
}: {
  turn: Extract<VisitAnswer, { status: 'inside' }>;
  heardAt: number;
  /** What takes the focus when the turn comes. */
  heading?: RefObject<HTMLElement | null>;
}) {
  const left = useTimeLeft(leftMs, heardAt);
  const isSoon = left < SOON_MS;
  const away = Math.floor(idleMs / 60_000);
  return (
    <>
      <div className="turn" data-soon={isSoon}>
        <b tabIndex={-1} ref={heading}>
          It is your turn
        </b>
        <p>
          Time to choose and book: <span role="timer">{clock(left)}</span>
        </p>
        <p className="sr-only" role="status">
          {isSoon && 'Less than two minutes are left to choose and book.'}
        </p>
      </div>
      {idleMs < leftMs && away > 1 && (
        <p className="turn-note">
          After {away} minutes away from this page the turn goes to the next in line.
        </p>
      )}
    </>
  );
}

function clock(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
