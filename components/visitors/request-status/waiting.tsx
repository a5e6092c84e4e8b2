'use client';

import { useEffect, useRef, useState } from 'react';
import type { RequestStatusResponse } from '@/lib/visitors/request-status/request-status';
import { positionMessage, shareOfWait, waitMessage } from './request-messages';

/** A place that is read out changes at most this often, in milliseconds. */
const SPOKEN_EVERY = 20_000;

/** A request's place in the queue, how long it takes, and what the person may do meanwhile. */
export function Waiting({
  answer,
  seats,
  lifetimeMinutes,
}: {
  answer: Extract<RequestStatusResponse, { status: 'waiting' }>;
  /** As people say them, or nothing. */
  seats: string;
  lifetimeMinutes: number;
}) {
  const place = positionMessage(answer);
  const time = waitMessage(answer);
  const spoken = useSpoken([place, time].filter(Boolean).join(' '));
  return (
    <section className="request" aria-labelledby="request-state">
      <h2 id="request-state">Your request is safe with us</h2>
      {seats && <p>You asked for {seats}.</p>}
      <p className="request-place">{place}</p>
      <Progress answer={answer} />
      {time && <p>{time}</p>}
      <p className="sr-only" role="status">
        {spoken}
      </p>
      <p>
        You may close this page or load it again: your request keeps its place, and this address
        shows what became of it. Your tickets open here by themselves.
      </p>
      <p className="request-note">
        Nothing is booked before then. If it takes longer than {minutes(lifetimeMinutes)}, we do not
        book it any more, and this page says so.
      </p>
    </section>
  );
}

function Progress({ answer }: { answer: Extract<RequestStatusResponse, { status: 'waiting' }> }) {
  const furthest = useRef(0);
  const [now, setNow] = useState<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock is looked at with every answer.
  useEffect(() => setNow(Date.now()), [answer]);
  const share = now === null ? null : shareOfWait(answer, now - Date.parse(answer.acceptedAt));
  // Estimates waver; a bar that goes back would only worry.
  if (share !== null) furthest.current = Math.max(furthest.current, share);
  if (answer.before === null || answer.seconds === null) return null;
  return (
    <progress
      aria-label="Progress of your request"
      max={100}
      value={Math.round(furthest.current * 100)}
    />
  );
}

/** Text for a screen reader, which must not be read out whenever a number changes. */
function useSpoken(text: string): string {
  const [spoken, setSpoken] = useState('');
  const spokenAt = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, spokenAt.current + SPOKEN_EVERY - Date.now());
    const timer = setTimeout(() => {
      spokenAt.current = Date.now();
      setSpoken(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [text]);
  return spoken;
}

const minutes = (count: number) => (count === 1 ? 'a minute' : `${count} minutes`);
