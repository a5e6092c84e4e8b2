'use client';

import { useEffect } from 'react';

const LOOK_MS = 15_000;
/** Tabs in the background are looked at once a minute, so this long a gap is sleep. */
const ASLEEP_MS = 120_000;

/** Calls `onWake` after the device has slept or the page was put away: timers do not count that time. */
export function useWakeUp(onWake: () => void): void {
  useEffect(() => {
    let last = Date.now();
    const timer = setInterval(() => {
      const gap = Date.now() - last;
      last = Date.now();
      if (gap > ASLEEP_MS) onWake();
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [onWake]);
}
