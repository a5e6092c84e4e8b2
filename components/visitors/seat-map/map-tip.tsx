import type { CSSProperties, ReactNode } from 'react';
import type { SeatDescription } from './describe-seat';
import { type SectionDescription, sectionSummary } from './describe-section';
import type { Point } from './hall/box';

/** A point of the plan, in plan pixels, and on which side of it the words stand. */
type Place = { at: Point; below: boolean };

/** Words beside a point. The camera reaches them by the map's style, so they move without React. */
function Tip({ at, below, children }: Place & { children: ReactNode }) {
  const style = { '--tip-x': at.x, '--tip-y': at.y } as CSSProperties;
  return (
    <div className={below ? 'map-tip map-tip-below' : 'map-tip'} style={style} aria-hidden="true">
      {children}
    </div>
  );
}

/** What a seat is, costs, and whether it is free. */
export function SeatTip({ description, ...place }: Place & { description: SeatDescription }) {
  const { section, row, seat, category, price, state, wheelchair } = description;
  return (
    <Tip {...place}>
      <b>
        {row}, {seat}
      </b>
      <span>{section}</span>
      <span>
        {wheelchair && 'Wheelchair place · '}
        {category} · {price}
      </span>
      {state !== 'Free' && <em>{state}</em>}
    </Tip>
  );
}

/** What is left in a section, and from which price. */
export function SectionTip({ description, ...place }: Place & { description: SectionDescription }) {
  return (
    <Tip {...place}>
      <b>{description.name}</b>
      <span>{sectionSummary(description)}</span>
    </Tip>
  );
}
