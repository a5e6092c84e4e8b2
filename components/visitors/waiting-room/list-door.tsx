'use client';

import { type ReactNode, useState } from 'react';
import { ServerClock } from '@/components/visitors/seat-map/source/server-clock';
import type { Show } from '@/lib/visitors/shows/show';
import { LineRoom } from './line-room';
import { useLine } from './use-line';

/** The waiting room of who wants the list of seats, with scripts; `children` until the first answer. */
export function ListDoor({ show, children }: { show: Show; children: ReactNode }) {
  const [clock] = useState(() => new ServerClock());
  const line = useLine(show.slug, clock);
  return (
    <LineRoom show={show} line={line} clock={clock} asking={children}>
      <p className="notice-buttons">
        <a className="button" href={`/shows/${show.slug}/seats`}>
          Choose from the list
        </a>
        <a className="button button-quiet" href={`/shows/${show.slug}`}>
          Choose on the map
        </a>
      </p>
    </LineRoom>
  );
}
