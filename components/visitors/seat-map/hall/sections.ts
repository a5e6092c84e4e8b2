import { centreOf, type Point } from './box';
import { type Direction, nearestAheadOf } from './move-focus';
import type { Hall } from './read-hall';

/** In a hall with more seats and several sections, visitors choose a section first and then a seat. */
const MANY_SEATS = 4_000;

/** Whether visitors choose a section before a seat. */
export function startsWithSections({ rowOf, layout }: Hall): boolean {
  return rowOf.length > MANY_SEATS && layout.sections.length > 1;
}

/** The section that an arrow key leads to by positions on the plan; `section` itself at the edge. */
export function stepSection({ sectionBoxes }: Hall, section: number, direction: Direction): number {
  return nearestAheadOf(sectionBoxes.map(centreOf), section, direction);
}

/** The section whose middle is nearest to a point of the plan. */
export function nearestSection({ sectionBoxes }: Hall, { x, y }: Point): number {
  const distances = sectionBoxes.map((box) => {
    const middle = centreOf(box);
    return Math.hypot(middle.x - x, middle.y - y);
  });
  return Math.max(0, distances.indexOf(Math.min(...distances)));
}
