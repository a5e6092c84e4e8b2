'use client';

import { useLayoutEffect, useState } from 'react';

/** Counts `milliseconds` down from `answeredAt` (by `performance.now()`), once a second. */
export function useTimeLeft(milliseconds: number, answeredAt: number): number {
  const [left, setLeft] = useState(milliseconds);
  // A layout effect, so that a new countdown is never painted with the old value.
  useLayoutEffect(() => {
    const look = () => setLeft(Math.max(0, answeredAt + milliseconds - performance.now()));
    look();
    const timer = setInterval(look, 1_000);
    return () => clearInterval(timer);
  }, [milliseconds, answeredAt]);
  return left;
}
