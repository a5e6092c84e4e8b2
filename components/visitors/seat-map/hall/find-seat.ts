import { distance, grow, type Point } from './box';
import { visitSeats } from './grid';
import { type Hall, seatPosition, sectionOf } from './read-hall';

/** The seat under a point of the plan, or the nearest within `reach` plan pixels of its edge. */
export function findSeatAt(hall: Hall, point: Point, reach = 0): number | null {
  const { radius } = hall.layout.seats;
  const around = grow({ left: point.x, right: point.x, top: point.y, bottom: point.y }, reach);
  let nearest: number | null = null;
  let shortest = reach;
  visitSeats(hall.grid, grow(around, hall.radius * 2), (seat) => {
    const away = distance(seatPosition(hall, seat), point) - (radius[seat] ?? 0);
    if (away > shortest) return;
    shortest = away;
    nearest = seat;
  });
  return nearest;
}

/**
 * The section of the seat nearest to a point of the plan, within `reach` plan pixels: sections that
 * bend round a stage have boxes that overlap.
 */
export function findSectionAt(hall: Hall, point: Point, reach: number): number | null {
  const seat = findSeatAt(hall, point, reach);
  return seat === null ? null : sectionOf(hall, seat);
}
