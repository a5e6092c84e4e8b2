'use client';

import { useState } from 'react';
import { type MapShow, ShowHall } from '@/components/office/shows/show-hall';
import { SeatMap } from '@/components/visitors/seat-map/seat-map';
import { nameSeats } from '@/lib/visitors/seating/name-seats';
import { isFree, SEAT_STATE_LETTERS } from '@/lib/visitors/seating/seat-states';

/** The hall by state, as it is this moment: what is free, sold and held back. */
export function SeatStateMap({ show, still }: { show: MapShow; still: string | null }) {
  const [note, setNote] = useState('');
  return (
    <div className="room-map">
      <ShowHall show={show} still={still}>
        {(hall, states) => (
          <SeatMap
            hall={hall}
            states={states}
            show={show}
            chosen={[]}
            onPress={(seat) =>
              setNote(`${nameSeats(hall.layout, [seat])}: ${words(states, seat)}.`)
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

function words(states: string, seat: number): string {
  if (isFree(states, seat)) return 'free';
  return states[seat] === SEAT_STATE_LETTERS.blocked ? 'held back' : 'sold';
}
