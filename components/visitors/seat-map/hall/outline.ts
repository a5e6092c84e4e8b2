import type { Point } from './box';
import { type Hall, seatPosition } from './read-hall';

/** The convex hull of a section's seats, through their middles, in plan pixels. */
export function outlineOf(hall: Hall, section: number): Point[] {
  const { first = 0, count = 0 } = hall.layout.sections[section] ?? {};
  const places = Array.from({ length: count }, (_, at) => seatPosition(hall, first + at));
  places.sort((a, b) => a.x - b.x || a.y - b.y);
  // Monotone chain (Andrew, 1979): the upper side, then the lower one back.
  return [...halfOutline(places), ...halfOutline(places.reverse())];
}

function halfOutline(places: Point[]): Point[] {
  const line: Point[] = [];
  for (const place of places) {
    while (line.length > 1 && !turnsRight(line.at(-2), line.at(-1), place)) line.pop();
    line.push(place);
  }
  // The last point begins the other half.
  return line.slice(0, -1);
}

function turnsRight(a: Point | undefined, b: Point | undefined, c: Point): boolean {
  if (!a || !b) return true;
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0;
}
