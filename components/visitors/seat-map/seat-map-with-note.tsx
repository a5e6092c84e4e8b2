import type { ComponentProps, ReactNode } from 'react';
import { SeatMap } from './seat-map';

/** The seat map with a line below it that says what the last press did. */
export function SeatMapWithNote({
  note,
  children,
  ...map
}: ComponentProps<typeof SeatMap> & { note: string; children?: ReactNode }) {
  return (
    <div className="room-map">
      <SeatMap {...map} />
      <p className="map-note" role="status">
        {note}
      </p>
      {children}
    </div>
  );
}
