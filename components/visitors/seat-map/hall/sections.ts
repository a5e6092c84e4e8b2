import { centreOf, type Point } from './box';
import { type Direction, nearestAheadOf } from './move-focus';
import type { Hall } from './read-hall';

/** Where more seats than this are in sections, one chooses a section first and then a seat in it. */
const MANY_SEATS = 4_000;

/** Whether a hall is large enough to be walked section by section first. */
export function startsWithSections({ rowOf, layout }: Hall): boolean {
  return rowOf.length > MANY_SEATS && layout.sections.length > 1;
}

/** The section that an arrow key leads to from a section, as they lie on the plan; itself at the edge. */
export function stepSection({ sectionBoxes }: Hall, section: number, direction: Direction): number {
  return nearestAheadOf(sectionBoxes.map(centreOf), section, direction);
}

/** The section whose middle is nearest to a point of the plan. */
export function nearestSection({ sectionBoxes }: Hall, { x, y }: Point): number {
  const away = sectionBoxes.map((box) => {
    const middle = centreOf(box);
    return Math.hypot(middle.x - x, middle.y - y);
  });
  return Math.max(0, away.indexOf(Math.min(...away)));
}
