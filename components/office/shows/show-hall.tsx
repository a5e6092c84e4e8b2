'use client';

import type { ReactNode } from 'react';
import { LiveHall, type LoadedHall, StaticHall } from '@/components/visitors/seat-map/live-hall';
import type { Show } from '@/lib/visitors/shows/show';

/** What the office's maps need to know of a show. */
export type MapShow = Pick<Show, 'slug' | 'plan' | 'title' | 'currency' | 'prices'>;

/** A show's hall with live seat states, or with `draftStates`: a draft has no stream. */
export function ShowHall({
  show,
  draftStates,
  children,
}: {
  show: MapShow;
  /** Null for a published show. */
  draftStates: string | null;
  children: (loaded: LoadedHall) => ReactNode;
}) {
  if (draftStates === null) return <LiveHall show={show}>{children}</LiveHall>;
  return (
    <StaticHall plan={show.plan} statesOf={() => draftStates}>
      {children}
    </StaticHall>
  );
}
