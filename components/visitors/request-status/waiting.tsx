'use client';

import { useEffect, useRef, useState } from 'react';
import type { RequestStatusResponse } from '@/lib/visitors/request-status/request-status';
import { positionMessage, shareOfWait, waitMessage } from './request-messages';

/** A screen reader gets a new position at most this often. */
const ANNOUNCE_INTERVAL_MS = 20_000;

/** A request's queue position, the expected wait, and what the buyer can do in the meantime. */
export function Waiting({
  status,
  seats,
  lifetimeMinutes,
}: {
  status: Extract<RequestStatusResponse, { status: 'waiting' }>;
  /** The requested seats in words; empty if not known. */
  seats: string;
  lifetimeMinutes: number;
}) {
  const position = positionMessage(status);
  const wait = waitMessage(status);
  const announced = useAnnounced([position, wait].filter(Boolean).join(' '));
  return (
    <section className="request" aria-labelledby="request-state">
      <h2 id="request-state">Your request is in the queue</h2>
      {seats && <p>You asked for {seats}.</p>}
      <p className="request-position">{position}</p>
      <Progress status={status} />
      {wait && <p>{wait}</p>}
      <p className="sr-only" role="status">
        {announced}
      </p>
      <p>
        You can close this page and come back to it: your request keeps its position, and this page
        shows the result. When your seats are booked, your tickets open here automatically.
      </p>
      <p className="request-note">
        Nothing is booked yet. If your request is not processed within {minutes(lifetimeMinutes)},
        it expires, and this page tells you so.
      </p>
    </section>
  );
}

function Progress({ status }: { status: Extract<RequestStatusResponse, { status: 'waiting' }> }) {
  const furthest = useRef(0);
  const [now, setNow] = useState<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: reads the clock with every new status.
  useEffect(() => setNow(Date.now()), [status]);
  const share = now === null ? null : shareOfWait(status, now - Date.parse(status.acceptedAt));
  // The estimate varies, but a progress bar must not move back.
  if (share !== null) furthest.current = Math.max(furthest.current, share);
  if (status.before === null || status.seconds === null) return null;
  return (
    <progress
      aria-label="Progress of your request"
      max={100}
      value={Math.round(furthest.current * 100)}
    />
  );
}

/** The text for a screen reader, which must not change with every number. */
function useAnnounced(text: string): string {
  const [announced, setAnnounced] = useState('');
  const announcedAt = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, announcedAt.current + ANNOUNCE_INTERVAL_MS - Date.now());
    const timer = setTimeout(() => {
      announcedAt.current = Date.now();
      setAnnounced(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [text]);
  return announced;
}

const minutes = (count: number) => (count === 1 ? 'one minute' : `${count} minutes`);
