import type { CSSProperties } from 'react';
import { type Hall, placeOf } from './hall/read-hall';

/**
 * Chosen seats, the seat under the keys and the one under the pointer, above the painted hall. Each
 * stands at its place of the plan by the map's style, so that it moves with the camera without React.
 */
export function MapMarks({
  hall,
  chosen,
  focused,
  pointed,
}: {
  hall: Hall;
  chosen: readonly number[];
  focused: number | null;
  pointed: number | null;
}) {
  return (
    <svg className="map-marks" aria-hidden="true">
      {chosen.map((seat) => (
        <g key={seat} className="seat-mark seat-mark-chosen" style={placed(hall, seat)}>
          <circle r="1" />
          <path d="M-.45 .02L-.1 .37L.47 -.33" />
        </g>
      ))}
      {pointed !== null && <Ring className="seat-mark" style={placed(hall, pointed)} />}
      {focused !== null && (
        <Ring className="seat-mark seat-mark-focused" style={placed(hall, focused)} />
      )}
    </svg>
  );
}

/** Ink between paper, so that it shows on every colour. */
function Ring(props: { className: string; style: CSSProperties }) {
  return (
    <g {...props}>
      <circle r="1.2" className="ring-ground" />
      <circle r="1.2" className="ring" />
    </g>
  );
}

function placed(hall: Hall, seat: number): CSSProperties {
  const { x, y } = placeOf(hall, seat);
  const radius = hall.layout.seats.radius[seat];
  return { '--x': x, '--y': y, '--r': radius } as CSSProperties;
}
