'use client';

import { type ReactNode, useState } from 'react';
import type { Show } from '@/lib/visitors/shows/show';
import type { Hall } from './hall/read-hall';
import { ServerClock } from './source/server-clock';
import { useHall } from './source/use-hall';
import { useSeatStates } from './source/use-seat-states';

/** The default interval of polls while there is no stream. */
const POLL_INTERVAL_MS = 2_000;

/** A hall with its seat states, and the hash of the plan that both belong to. */
export type LoadedHall = { hall: Hall; states: string; plan: string };

/**
 * Loads a show's hall and follows its seat states, which may come with a new plan. `loaded` is null
 * until plan and states fit each other.
 */
export function useLiveHall(
  show: Pick<Show, 'slug' | 'plan'>,
  clock: ServerClock,
  pollIntervalMs = POLL_INTERVAL_MS,
) {
  const { snapshot, isFailing, pollNow } = useSeatStates(show.slug, clock, pollIntervalMs);
  const plan = snapshot?.plan ?? show.plan;
  const { hall, failed, retry } = useHall(plan);
  const states = snapshot?.seats;
  const loaded: LoadedHall | null =
    hall && states?.length === hall.rowOf.length ? { hall, states, plan } : null;
  return {
    loaded,
    /** Null until the first states arrive; may be there before the plan. */
    states: states ?? null,
    /** Whether the shown states may be old, because the server does not answer. */
    isFailing,
    /** What to show while `loaded` is null. */
    placeholder: (
      <HallPlaceholder
        failed={failed || isFailing}
        onRetry={() => {
          retry();
          pollNow();
        }}
      />
    ),
    pollNow,
  };
}

/** Shows a hall with live seat states once both are loaded. */
export function LiveHall({
  show,
  children,
}: {
  show: Pick<Show, 'slug' | 'plan'>;
  children: (loaded: LoadedHall, pollNow: () => void) => ReactNode;
}) {
  const [clock] = useState(() => new ServerClock());
  const { loaded, isFailing, placeholder, pollNow } = useLiveHall(show, clock);
  if (!loaded) return placeholder;
  return (
    <>
      {isFailing && (
        <p role="status">The server does not answer. The map may be out of date. We keep trying.</p>
      )}
      {children(loaded, pollNow)}
    </>
  );
}

/** Shows a hall whose seat states do not change. `statesOf` gives them for the loaded hall. */
export function StaticHall({
  plan,
  statesOf,
  children,
}: {
  /** The plan's hash. */
  plan: string;
  statesOf: (hall: Hall) => string;
  children: (loaded: LoadedHall) => ReactNode;
}) {
  const { hall, failed, retry } = useHall(plan);
  if (!hall) return <HallPlaceholder failed={failed} onRetry={retry} />;
  return children({ hall, states: statesOf(hall), plan });
}

/** Stands in the map's place until it is loaded. */
function HallPlaceholder({ failed, onRetry }: { failed: boolean; onRetry: () => void }) {
  return (
    <div className="map-waiting">
      {failed ? (
        <>
          <p role="alert">The seat map could not be loaded.</p>
          <button type="button" className="button button-quiet" onClick={onRetry}>
            Try again
          </button>
        </>
      ) : (
        <p role="status">Loading the seat map …</p>
      )}
    </div>
  );
}
