'use client';

import { type ReactNode, useState } from 'react';
import { ServerClock } from '@/components/visitors/seat-map/source/server-clock';
import type { Show } from '@/lib/visitors/shows/show';
import { AdmissionGate } from './admission-gate';
import { useQueue } from './use-queue';

/** The waiting room before the list of seats, with JavaScript; `children` until the first answer. */
export function ListGate({ show, children }: { show: Show; children: ReactNode }) {
  const [clock] = useState(() => new ServerClock());
  const queue = useQueue(show.slug, clock);
  return (
    <AdmissionGate show={show} queue={queue} clock={clock} asking={children}>
      <p className="notice-buttons">
        <a className="button" href={`/shows/${show.slug}/seats`}>
          Choose from the list
        </a>
        <a className="button button-quiet" href={`/shows/${show.slug}`}>
          Choose on the map
        </a>
      </p>
    </AdmissionGate>
  );
}
