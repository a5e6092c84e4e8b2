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
    const gap = distance(seatPosition(hall, seat), point) - (radius[seat] ?? 0);
    if (gap > shortest) return;
    shortest = gap;
    nearest = seat;
  });
  return nearest;
}

/**
 * The section of the seat nearest to a point, within `reach` plan pixels. Goes by seats, because the
 * boxes of curved sections overlap.
 */
export function findSectionAt(hall: Hall, point: Point, reach: number): number | null {
  const seat = findSeatAt(hall, point, reach);
  return seat === null ? null : sectionOf(hall, seat);
}
