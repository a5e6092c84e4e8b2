'use client';

import { useLayoutEffect, useState } from 'react';

/** Counts `milliseconds` down from `heardAt` (by `performance.now()`), once a second. */
export function useTimeLeft(milliseconds: number, heardAt: number): number {
  const [left, setLeft] = useState(milliseconds);
  // A layout effect, so that a new countdown is never painted with the old value.
  useLayoutEffect(() => {
    const look = () => setLeft(Math.max(0, heardAt + milliseconds - performance.now()));
    look();
    const timer = setInterval(look, 1_000);
    return () => clearInterval(timer);
  }, [milliseconds, heardAt]);
  return left;
}
