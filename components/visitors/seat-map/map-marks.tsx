import { type CSSProperties, useMemo } from 'react';
import { outlineOf } from './hall/outline';
import { type Hall, seatPosition } from './hall/read-hall';
import type { SeatOrSection } from './hall/seat-or-section';

/**
 * Marks above the painted hall: the chosen seats, and the seat or section that is focused or pointed
 * at. CSS variables carry the camera, so that marks move with the map without React.
 */
export function MapMarks({
  hall,
  chosen,
  target,
  isFocused,
}: {
  hall: Hall;
  chosen: readonly number[];
  /** The seat or section that is focused or pointed at. */
  target: SeatOrSection | null;
  isFocused: boolean;
}) {
  return (
    <svg className="map-marks" aria-hidden="true">
      {chosen.map((seat) => (
        <g key={seat} className="seat-mark seat-mark-chosen" style={positionStyle(hall, seat)}>
          <circle r="1" />
          <path d="M-.45 .02L-.1 .37L.47 -.33" />
        </g>
      ))}
      {target && 'section' in target && (
        <Outline hall={hall} section={target.section} isFocused={isFocused} />
      )}
      {target && 'seat' in target && (
        <Ring
          className={isFocused ? 'seat-mark seat-mark-focused' : 'seat-mark'}
          style={positionStyle(hall, target.seat)}
        />
      )}
    </svg>
  );
}

/** A dark line with a light border, so that it stands out from every colour. */
function Ring(props: { className: string; style: CSSProperties }) {
  return (
    <g {...props}>
      <circle r="1.2" className="ring-ground" />
      <circle r="1.2" className="ring" />
    </g>
  );
}

function Outline({
  hall,
  section,
  isFocused,
}: {
  hall: Hall;
  section: number;
  isFocused: boolean;
}) {
  const line = useMemo(
    () =>
      `M${outlineOf(hall, section)
        .map(({ x, y }) => `${x} ${y}`)
        .join('L')}Z`,
    [hall, section],
  );
  return (
    <g className={isFocused ? 'section-mark section-mark-focused' : 'section-mark'}>
      <path d={line} className="ring-ground" />
      <path d={line} className="ring" />
    </g>
  );
}

function positionStyle(hall: Hall, seat: number): CSSProperties {
  const { x, y } = seatPosition(hall, seat);
  const radius = hall.layout.seats.radius[seat];
  return { '--x': x, '--y': y, '--r': radius } as CSSProperties;
}
