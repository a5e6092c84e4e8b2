'use client';

import { useEffect } from 'react';

const CHECK_INTERVAL_MS = 15_000;
/** Timers of background tabs run at least once a minute, so a longer gap means that the device slept. */
const SLEEP_GAP_MS = 120_000;

/** Calls `onWakeUp` after the device slept or the page was suspended, because timers stop meanwhile. */
export function useWakeUp(onWakeUp: () => void): void {
  useEffect(() => {
    let last = Date.now();
    const timer = setInterval(() => {
      const gap = Date.now() - last;
      last = Date.now();
      if (gap > SLEEP_GAP_MS) onWakeUp();
    }, CHECK_INTERVAL_MS);
    return () => clearInterval(timer);
  }, [onWakeUp]);
}
