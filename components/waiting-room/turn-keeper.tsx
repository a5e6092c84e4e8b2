'use client';

import { type ReactNode, useState } from 'react';
import { ServerClock } from '@/components/seat-map/source/server-clock';
import { Notice } from '@/components/ui/notice';
import { TurnClock } from './turn-clock';
import { useLine } from './use-line';

/** Keeps a turn while the list of seats is open and says how long it lasts; `children` until it knows. */
export function TurnKeeper({ slug, children }: { slug: string; children: ReactNode }) {
  const [clock] = useState(() => new ServerClock());
  const { answer, heardAt } = useLine(slug, clock);
  switch (answer?.status) {
    case 'off':
      return null;
    case 'inside':
      return <TurnClock leftMs={answer.leftMs} heardAt={heardAt} />;
    case 'outside':
    case 'waiting':
    case 'still':
      return (
        <Notice kind="attention">
          Your turn is over.{' '}
          <a className="link" href={`/shows/${slug}/waiting`}>
            To the waiting room
          </a>
        </Notice>
      );
    default:
      return children;
  }
}
