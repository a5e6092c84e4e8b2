'use client';

import { useLayoutEffect, useState } from 'react';

/** What is left, second by second, of so many milliseconds that were heard of at `heardAt` (by `performance.now()`). */
export function useTimeLeft(milliseconds: number, heardAt: number): number {
  const [left, setLeft] = useState(milliseconds);
  // Before it is painted: a span that is just heard of must not look like one that has passed.
  useLayoutEffect(() => {
    const look = () => setLeft(Math.max(0, heardAt + milliseconds - performance.now()));
    look();
    const timer = setInterval(look, 1_000);
    return () => clearInterval(timer);
  }, [milliseconds, heardAt]);
  return left;
}
