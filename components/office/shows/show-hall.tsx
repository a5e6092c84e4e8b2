'use client';

import { type ReactNode, useState } from 'react';
import type { Hall } from '@/components/visitors/seat-map/hall/read-hall';
import { ServerClock } from '@/components/visitors/seat-map/source/server-clock';
import { useHall } from '@/components/visitors/seat-map/source/use-hall';
import { useSeatStates } from '@/components/visitors/seat-map/source/use-seat-states';
import type { Price } from '@/lib/visitors/shows/show';

/** What the house's maps need to know of a show. */
export type MapShow = {
  /** The last part of its public address. */
  slug: string;
  /** Its plan's hash. */
  plan: string;
  title: string;
  currency: string;
  prices: Price[];
};

type Shown = (hall: Hall, states: string, plan: string) => ReactNode;

const EVERY_MS = 2_000;

/**
 * A show's hall as it stands now, by the stream that visitors see; or as `still` has it, for a draft,
 * which has no stream.
 */
export function ShowHall({
  show,
  still,
  children,
}: {
  show: MapShow;
  still: string | null;
  children: Shown;
}) {
  return still === null ? (
    <LiveHall show={show}>{children}</LiveHall>
  ) : (
    <HallOf plan={show.plan} states={still}>
      {children}
    </HallOf>
  );
}

function LiveHall({ show, children }: { show: MapShow; children: Shown }) {
  const [clock] = useState(() => new ServerClock());
  const { snapshot, isFailing } = useSeatStates(show.slug, clock, EVERY_MS);
  return (
    <>
      {isFailing && (
        <p role="status">The seats’ states do not come just now, so the map may be old.</p>
      )}
      <HallOf plan={snapshot?.plan ?? show.plan} states={snapshot?.seats ?? null}>
        {children}
      </HallOf>
    </>
  );
}

function HallOf({
  plan,
  states,
  children,
}: {
  plan: string;
  states: string | null;
  children: Shown;
}) {
  const { hall, failed, retry } = useHall(plan);
  if (hall && states?.length === hall.rowOf.length) return children(hall, states, plan);
  return (
    <div className="map-waiting">
      {failed ? (
        <button type="button" className="button button-quiet" onClick={retry}>
          The plan did not come. Try again
        </button>
      ) : (
        <p role="status">Putting out the chairs …</p>
      )}
    </div>
  );
}
