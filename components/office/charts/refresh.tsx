'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { formatMoment } from '@/lib/time';

/**
 * Says how old the figures of a page are, and has the page made anew when there are others: their
 * address answers 304 while nothing changed. It asks only while somebody can see it.
 */
export function ChartRefresh({
  address,
  version,
  at,
  delay,
  everyMs,
}: {
  address: string;
  /** What the figures on the page are called. */
  version: string;
  /** When they were read, ISO 8601 in UTC. */
  at: string;
  /** How far behind the box office they may be then, in milliseconds. */
  delay: number;
  everyMs: number;
}) {
  const router = useRouter();
  const [looked, setLooked] = useState<{ at: string; delay: number } | null>(null);
  const [isLost, setLost] = useState(false);

  useEffect(() => {
    const gone = new AbortController();
    async function look() {
      if (document.hidden) return;
      try {
        const headers = { 'if-none-match': `"${version}"` };
        const response = await fetch(address, { cache: 'no-store', headers, signal: gone.signal });
        if (response.status !== 304 && !response.ok) throw new Error(String(response.status));
        setLost(false);
        if (response.status === 304) {
          setLooked({
            at: new Date(response.headers.get('date') ?? at).toISOString(),
            delay: Number(response.headers.get('x-behind-ms')),
          });
        } else router.refresh();
      } catch {
        if (!gone.signal.aborted) setLost(true);
      }
    }
    const timer = setInterval(look, everyMs);
    document.addEventListener('visibilitychange', look, { signal: gone.signal });
    return () => {
      clearInterval(timer);
      gone.abort();
    };
  }, [address, version, at, everyMs, router]);

  const now = looked && looked.at > at ? looked : { at, delay };
  return (
    <p className="sales-age">
      As of <time dateTime={now.at}>{secondsOf(now.at)}</time>, {behindWords(now.delay)}.
      {isLost && ' New figures do not come just now; we keep asking.'}
    </p>
  );
}

/** `4 Dec 2026, 19:30:05 UTC`. */
function secondsOf(at: string): string {
  return formatMoment(new Date(at)).replace(' UTC', `:${at.slice(17, 19)} UTC`);
}

function behindWords(delay: number): string {
  return delay < 1_000
    ? 'less than a second behind the box office'
    : `${Math.ceil(delay / 1_000)} seconds behind the box office`;
}
