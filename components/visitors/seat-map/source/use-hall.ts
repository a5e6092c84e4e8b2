'use client';

import { useEffect, useState } from 'react';
import { type Hall, readHall } from '../hall/read-hall';

export type LoadedHall = { hall: Hall | null; failed: boolean; retry: () => void };

/** Loads the hall of a plan's hash. Cached forever, since a plan never changes under its hash. */
export function useHall(plan: string): LoadedHall {
  const [hall, setHall] = useState<{ plan: string; hall: Hall } | null>(null);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt loads the same plan again.
  useEffect(() => {
    const stopped = new AbortController();
    setFailed(false);
    loadPlan(plan, stopped.signal)
      .then((text) => setHall({ plan, hall: readHall(text) }))
      .catch(() => stopped.signal.aborted || setFailed(true));
    return () => stopped.abort();
  }, [plan, attempt]);

  return {
    hall: hall?.plan === plan ? hall.hall : null,
    failed,
    retry: () => setAttempt((count) => count + 1),
  };
}

async function loadPlan(plan: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(`/api/plans/${plan}`, { signal });
  if (!response.ok) throw new Error(`The plan was answered with ${response.status}`);
  return response.text();
}
