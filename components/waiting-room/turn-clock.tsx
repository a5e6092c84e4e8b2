'use client';

import { useEffect, useState } from 'react';

const SOON_MS = 120_000;

/** How long the turn still lasts, counted from when it was heard (by `performance.now()`). */
export function TurnClock({ leftMs, heardAt }: { leftMs: number; heardAt: number }) {
  const [left, setLeft] = useState(leftMs);
  useEffect(() => {
    const look = () => setLeft(Math.max(0, heardAt + leftMs - performance.now()));
    look();
    const timer = setInterval(look, 1_000);
    return () => clearInterval(timer);
  }, [leftMs, heardAt]);
  const isSoon = left < SOON_MS;
  return (
    <div className="turn" data-soon={isSoon}>
      <b>It is your turn</b>
      <p>
        Time to choose and book: <span role="timer">{clock(left)}</span>
      </p>
      <p className="sr-only" role="status">
        {isSoon && 'Less than two minutes are left to choose and book.'}
      </p>
    </div>
  );
}

function clock(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
