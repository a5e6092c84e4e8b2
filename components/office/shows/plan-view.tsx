'use client';

import { SeatMap } from '@/components/visitors/seat-map/seat-map';
import { useHall } from '@/components/visitors/seat-map/source/use-hall';
import type { Show } from '@/lib/visitors/shows/show';

/** A hall to look at, with every seat free; nothing in it can be chosen. */
export function PlanView({
  plan,
  show,
}: {
  /** The plan's hash. */
  plan: string;
  show: Pick<Show, 'prices' | 'currency' | 'title'>;
}) {
  const { hall, failed, retry } = useHall(plan);
  if (!hall) {
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
  return (
    <SeatMap
      hall={hall}
      states={'a'.repeat(hall.rowOf.length)}
      show={show}
      chosen={[]}
      onPress={() => {}}
    />
  );
}
