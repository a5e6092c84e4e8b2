import type { CSSProperties, ReactNode } from 'react';
import type { SeatDescription } from './describe-seat';
import { type SectionDescription, sectionSummary } from './describe-section';
import type { Point } from './hall/box';

/** The point of the plan that a tooltip belongs to, in plan pixels, and on which side of it it stands. */
type Anchor = { at: Point; below: boolean };

/** A tooltip. CSS variables carry the camera, so that it moves with the map without React. */
function Tip({ at, below, children }: Anchor & { children: ReactNode }) {
  const style = { '--tip-x': at.x, '--tip-y': at.y } as CSSProperties;
  return (
    <div className={below ? 'map-tip map-tip-below' : 'map-tip'} style={style} aria-hidden="true">
      {children}
    </div>
  );
}

/** A seat's location, price and state. */
export function SeatTip({ description, ...anchor }: Anchor & { description: SeatDescription }) {
  const { section, row, seat, category, price, state, wheelchair } = description;
  return (
    <Tip {...anchor}>
      <b>
        {row}, {seat}
      </b>
      <span>{section}</span>
      <span>
        {wheelchair && 'Wheelchair space · '}
        {category} · {price}
      </span>
      {state !== 'Available' && <em>{state}</em>}
    </Tip>
  );
}

/** How many seats a section has left, and the lowest price. */
export function SectionTip({
  description,
  ...anchor
}: Anchor & { description: SectionDescription }) {
  return (
    <Tip {...anchor}>
      <b>{description.name}</b>
      <span>{sectionSummary(description)}</span>
    </Tip>
  );
}
