'use client';

import { type MouseEvent, useEffect, useState } from 'react';
import { Notice } from '@/components/ui/notice';
import { restoreAcceptedDraft } from '@/components/visitors/booking-form/draft';
import type { RequestStatusResponse } from '@/lib/visitors/request-status/request-status';

/** Why a request was not booked, the nearest free seats, and links back to the seat map. */
export function Refused({
  status: { words, left, nearest, nearestWords, reason },
  show,
}: {
  status: Extract<RequestStatusResponse, { status: 'refused' }>;
  show: { id: string; slug: string };
}) {
  const isScripted = useIsScripted();
  const page = `/shows/${show.slug}`;

  /** Opens the map with the free seats, `instead` and the buyer's details, if this tab still has them. */
  function goBack(event: MouseEvent, instead: number[]) {
    event.preventDefault();
    restoreAcceptedDraft(show.id, [...left, ...instead]);
    location.assign(page);
  }

  const canBeBooked = reason !== 'unknown_show';
  return (
    <section className="request" aria-labelledby="request-state">
      <h2 id="request-state">Not booked</h2>
      <Notice kind="attention">
        <p>{words}</p>
        {nearest.length > 0 && (
          <p>
            {nearest.length === 1 ? 'The nearest seat' : 'The nearest seats'}: {nearestWords}.
          </p>
        )}
      </Notice>
      {canBeBooked && (
        <p className="actions">
          {isScripted && nearest.length > 0 && (
            <button type="button" className="button" onClick={(event) => goBack(event, nearest)}>
              {nearest.length === 1 ? 'Take this seat' : 'Take these seats'}
            </button>
          )}
          <a
            className={isScripted && nearest.length > 0 ? 'button button-quiet' : 'button'}
            href={`${page}/seats`}
            onClick={(event) => goBack(event, [])}
          >
            Choose other seats
          </a>
        </p>
      )}
    </section>
  );
}

/** True in a browser that runs scripts; false on the server. */
function useIsScripted(): boolean {
  const [isScripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  return isScripted;
}
