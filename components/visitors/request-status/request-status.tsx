'use client';

import { useEffect, useState } from 'react';
import type { RequestStatusResponse } from '@/lib/visitors/request-status/request-status';
import { followRequest } from './follow-request';
import { Refused } from './refused';
import { Waiting } from './waiting';

/** The status of a queued request, updated until it is settled. */
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
  /** The status when the page was rendered. */
  initial: Exclude<RequestStatusResponse, { status: 'booked' }>;
  /** The requested seats in words; empty if not known. */
  seats: string;
  /** The request expires after this time. */
  lifetimeMinutes: number;
}) {
  const [status, setStatus] = useState<RequestStatusResponse>(initial);
  const [isBooked, setBooked] = useState(false);
  const isSettled = initial.status === 'refused';

  useEffect(() => {
    if (isSettled) return;
    return followRequest(id, {
      onPosition: (position) =>
        setStatus((now) => (now.status === 'waiting' ? { ...now, ...position } : now)),
      onStatus: setStatus,
      onBooked(href) {
        setBooked(true);
        location.replace(href);
      },
    });
  }, [id, isSettled]);

  if (status.status === 'refused') return <Refused status={status} show={show} />;
  if (isBooked || status.status === 'booked') {
    return (
      <div className="notice notice-done" role="status">
        Your seats are booked. Your tickets are opening.
      </div>
    );
  }
  return <Waiting status={status} seats={seats} lifetimeMinutes={lifetimeMinutes} />;
}
