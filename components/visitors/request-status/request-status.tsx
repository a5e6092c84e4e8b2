'use client';

import { useEffect, useState } from 'react';
import type { RequestStatusResponse } from '@/lib/visitors/request-status/request-status';
import { followRequest } from './follow-request';
import { Refused } from './refused';
import { Waiting } from './waiting';

/** What became of a request that was accepted into the queue; it follows it until it is settled. */
export function RequestStatus({
  id,
  show,
  initial,
  seats,
  lifetimeMinutes,
}: {
  /** The request's token. */
  id: string;
  show: { id: string; slug: string };
  /** How it stood when the page was rendered. */
  initial: Exclude<RequestStatusResponse, { status: 'booked' }>;
  /** The seats asked for, as people say them, or nothing. */
  seats: string;
  /** After so long it is not booked any more. */
  lifetimeMinutes: number;
}) {
  const [answer, setAnswer] = useState<RequestStatusResponse>(initial);
  const [isBooked, setBooked] = useState(false);
  const isSettled = initial.status === 'refused';

  useEffect(() => {
    if (isSettled) return;
    return followRequest(id, {
      onPlace: (place) =>
        setAnswer((now) => (now.status === 'waiting' ? { ...now, ...place } : now)),
      onAnswer: setAnswer,
      onBooked(href) {
        setBooked(true);
        location.replace(href);
      },
    });
  }, [id, isSettled]);

  if (answer.status === 'refused') return <Refused answer={answer} show={show} />;
  if (isBooked || answer.status === 'booked') {
    return (
      <div className="notice notice-done" role="status">
        Your seats are booked. Your tickets open now.
      </div>
    );
  }
  return <Waiting answer={answer} seats={seats} lifetimeMinutes={lifetimeMinutes} />;
}
