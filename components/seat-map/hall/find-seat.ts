import { distance, grow, type Point } from './box';
import { visitSeats } from './grid';
import { type Hall, placeOf } from './read-hall';

/** The seat under a point of the plan, or the nearest within `reach` plan pixels of its edge. */
export function findSeatAt(hall: Hall, point: Point, reach = 0): number | null {
  const { radius } = hall.layout.seats;
  const around = grow({ left: point.x, right: point.x, top: point.y, bottom: point.y }, reach);
  let nearest: number | null = null;
  let shortest = reach;
  visitSeats(hall.grid, grow(around, hall.radius * 2), (seat) => {
    const away = distance(placeOf(hall, seat), point) - (radius[seat] ?? 0);
    if (away > shortest) return;
    shortest = away;
    nearest = seat;
  });
  return nearest;
}

/** The smallest section whose bounds hold a point of the plan. */
export function findSectionAt(hall: Hall, { x, y }: Point): number | null {
  let found: number | null = null;
  let smallest = Infinity;
  hall.sectionBoxes.forEach((box, section) => {
    const inside = x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
    const area = (box.right - box.left) * (box.bottom - box.top);
    if (!inside || area >= smallest) return;
    smallest = area;
    found = section;
  });
  return found;
}
