'use client';

import { type MouseEvent, useEffect, useState } from 'react';
import { Notice } from '@/components/ui/notice';
import { restoreAcceptedDraft } from '@/components/visitors/booking-form/draft';
import type { RequestStatusResponse } from '@/lib/visitors/request-status/request-status';

/** Why a request was not booked, what is near, and the way back to the seats. */
export function Refused({
  answer: { words, left, nearest, nearestWords, reason },
  show,
}: {
  answer: Extract<RequestStatusResponse, { status: 'refused' }>;
  show: { id: string; slug: string };
}) {
  const isScripted = useIsScripted();
  const page = `/shows/${show.slug}`;

  /** Goes back to the map with what was chosen and typed, in the tab where that was. */
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
            {nearest.length === 1 ? 'This one is' : 'These are'} the nearest: {nearestWords}.
          </p>
        )}
      </Notice>
      {canBeBooked && (
        <p className="actions">
          {isScripted && nearest.length > 0 && (
            <button type="button" className="button" onClick={(event) => goBack(event, nearest)}>
              {nearest.length === 1 ? 'Take it instead' : 'Take them instead'}
            </button>
          )}
          <a
            className={isScripted && nearest.length > 0 ? 'button button-quiet' : 'button'}
            href={`${page}/seats`}
            onClick={(event) => goBack(event, [])}
          >
            Choose again
          </a>
        </p>
      )}
    </section>
  );
}

/** Whether scripts run, which the server cannot know. */
function useIsScripted(): boolean {
  const [isScripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  return isScripted;
}
