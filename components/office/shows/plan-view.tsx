'use client';

import { StaticHall } from '@/components/visitors/seat-map/live-hall';
import { SeatMap } from '@/components/visitors/seat-map/seat-map';
import type { Show } from '@/lib/visitors/shows/show';

/** Shows a hall with every seat available, for looking only. */
export function PlanView({
  plan,
  show,
}: {
  /** The plan's hash. */
  plan: string;
  show: Pick<Show, 'prices' | 'currency' | 'title'>;
}) {
  return (
    <StaticHall plan={plan} statesOf={(hall) => 'a'.repeat(hall.rowOf.length)}>
      {({ hall, states }) => (
        <SeatMap hall={hall} states={states} show={show} chosen={[]} onPress={() => {}} />
      )}
    </StaticHall>
  );
}
