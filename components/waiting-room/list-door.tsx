'use client';

import { useState } from 'react';
import { ServerClock } from '@/components/seat-map/source/server-clock';
import type { Show } from '@/lib/shows/show';
import { LineRoom } from './line-room';
import { useLine } from './use-line';

/** The waiting room of who wants the list of seats, with scripts. */
export function ListDoor({ show }: { show: Show }) {
  const [clock] = useState(() => new ServerClock());
  const line = useLine(show.slug, clock);
  return (
    <LineRoom show={show} line={line} clock={clock} asking={null}>
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
