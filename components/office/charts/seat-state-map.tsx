'use client';

import { useState } from 'react';
import { type MapShow, ShowHall } from '@/components/office/shows/show-hall';
import { SeatMap } from '@/components/visitors/seat-map/seat-map';
import { nameSeats } from '@/lib/visitors/seating/name-seats';
import { isFree, SEAT_STATE_LETTERS } from '@/lib/visitors/seating/seat-states';

/** The hall with each seat's state now: available, sold or on hold. */
export function SeatStateMap({
  show,
  draftStates,
}: {
  show: MapShow;
  /** Null for a published show. */
  draftStates: string | null;
}) {
  const [note, setNote] = useState('');
  return (
    <div className="room-map">
      <ShowHall show={show} draftStates={draftStates}>
        {({ hall, states }) => (
          <SeatMap
            hall={hall}
            states={states}
            show={show}
            chosen={[]}
            onPress={(seat) =>
              setNote(`${nameSeats(hall.layout, [seat])}: ${stateLabel(states, seat)}.`)
            }
          />
        )}
      </ShowHall>
      <p className="map-note" role="status">
        {note}
      </p>
    </div>
  );
}

function stateLabel(states: string, seat: number): string {
  if (isFree(states, seat)) return 'available';
  return states[seat] === SEAT_STATE_LETTERS.blocked ? 'on hold' : 'sold';
}
