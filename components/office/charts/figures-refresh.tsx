'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { formatMoment } from '@/lib/time';

/**
 * Shows how old a page's figures are, and refreshes the page when they change. Polls `address` with the
 * figures' version (304 while nothing changed), only while the page is visible.
 */
export function FiguresRefresh({
  address,
  version,
  at,
  lagMs,
  pollMs,
}: {
  address: string;
  /** The version of the figures on the page. */
  version: string;
  /** When the figures were read, ISO 8601 in UTC. */
  at: string;
  /** The replica's lag at that time, in milliseconds. */
  lagMs: number;
  pollMs: number;
}) {
  const router = useRouter();
  const [latest, setLatest] = useState<{ at: string; lagMs: number } | null>(null);
  const [isFailing, setFailing] = useState(false);

  useEffect(() => {
    const stopped = new AbortController();
    async function poll() {
      if (document.hidden) return;
      try {
        const headers = { 'if-none-match': `"${version}"` };
        const response = await fetch(address, {
          cache: 'no-store',
          headers,
          signal: stopped.signal,
        });
        if (response.status !== 304 && !response.ok) throw new Error(String(response.status));
        setFailing(false);
        if (response.status === 304) {
          setLatest({
            at: new Date(response.headers.get('date') ?? at).toISOString(),
            lagMs: Number(response.headers.get('x-behind-ms')),
          });
        } else router.refresh();
      } catch {
        if (!stopped.signal.aborted) setFailing(true);
      }
    }
    const timer = setInterval(poll, pollMs);
    document.addEventListener('visibilitychange', poll, { signal: stopped.signal });
    return () => {
      clearInterval(timer);
      stopped.abort();
    };
  }, [address, version, at, pollMs, router]);

  const shown = latest && latest.at > at ? latest : { at, lagMs };
  return (
    <p className="sales-age">
      As of <time dateTime={shown.at}>{formatWithSeconds(shown.at)}</time>,{' '}
      {describeLag(shown.lagMs)}.{isFailing && ' The figures cannot be updated now. Trying again.'}
    </p>
  );
}

/** `4 Dec 2026, 19:30:05 UTC`. */
function formatWithSeconds(at: string): string {
  return formatMoment(new Date(at)).replace(' UTC', `:${at.slice(17, 19)} UTC`);
}

function describeLag(lagMs: number): string {
  return lagMs < 1_000
    ? 'less than a second behind the latest sales'
    : `${Math.ceil(lagMs / 1_000)} seconds behind the latest sales`;
}
