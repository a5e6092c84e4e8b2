import { type CSSProperties, useMemo } from 'react';
import { outlineOf } from './hall/outline';
import { type Hall, seatPosition } from './hall/read-hall';
import type { SeatOrSection } from './hall/seat-or-section';

/**
 * Chosen seats, and the seat or section under the keys or the pointer, above the painted hall. Each
 * stands at its place of the plan by the map's style, so that it moves with the camera without React.
 */
export function MapMarks({
  hall,
  chosen,
  told,
  byKeys,
}: {
  hall: Hall;
  chosen: readonly number[];
  /** What is told of now. */
  told: SeatOrSection | null;
  byKeys: boolean;
}) {
  return (
    <svg className="map-marks" aria-hidden="true">
      {chosen.map((seat) => (
        <g key={seat} className="seat-mark seat-mark-chosen" style={placed(hall, seat)}>
          <circle r="1" />
          <path d="M-.45 .02L-.1 .37L.47 -.33" />
        </g>
      ))}
      {told && 'section' in told && <Outline hall={hall} section={told.section} byKeys={byKeys} />}
      {told && 'seat' in told && (
        <Ring
          className={byKeys ? 'seat-mark seat-mark-focused' : 'seat-mark'}
          style={placed(hall, told.seat)}
        />
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

function Outline({ hall, section, byKeys }: { hall: Hall; section: number; byKeys: boolean }) {
  const line = useMemo(
    () =>
      `M${outlineOf(hall, section)
        .map(({ x, y }) => `${x} ${y}`)
        .join('L')}Z`,
    [hall, section],
  );
  return (
    <g className={byKeys ? 'section-mark section-mark-focused' : 'section-mark'}>
      <path d={line} className="ring-ground" />
      <path d={line} className="ring" />
    </g>
  );
}

function placed(hall: Hall, seat: number): CSSProperties {
  const { x, y } = seatPosition(hall, seat);
  const radius = hall.layout.seats.radius[seat];
  return { '--x': x, '--y': y, '--r': radius } as CSSProperties;
}
