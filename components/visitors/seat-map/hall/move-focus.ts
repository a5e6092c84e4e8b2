import { isFree } from '@/lib/visitors/seating/seat-states';
import { type Box, centreOf, distance, grow, type Point } from './box';
import { visitSeats } from './grid';
import { type Hall, seatPosition, sectionOf } from './read-hall';

export type Direction = 'left' | 'right' | 'up' | 'down';

const STEP: Record<Direction, Point> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

/** Cosine of 45 degrees: an arrow follows a row within this angle, and changes rows otherwise. */
const ROW_COSINE = Math.SQRT1_2;

/** Tangent of 60 degrees: the widest angle of a step to another row from the arrow's direction. */
const MAX_TANGENT = Math.tan(Math.PI / 3);

/** The seat that an arrow key leads to from `seat` by positions on the plan; `seat` itself at the edge. */
export function moveFocus(hall: Hall, seat: number, direction: Direction): number {
  return neighbourInRow(hall, seat, STEP[direction]) ?? nearestAhead(hall, seat, STEP[direction]);
}

function neighbourInRow(hall: Hall, seat: number, step: Point): number | null {
  const row = hall.layout.rows[hall.rowOf[seat] ?? 0];
  if (!row) return null;
  for (const next of [seat - 1, seat + 1]) {
    if (next < row.first || next >= row.first + row.count) continue;
    const { x, y } = offset(hall, seat, next);
    if (x * step.x + y * step.y >= ROW_COSINE * Math.hypot(x, y)) return next;
  }
  return null;
}

function nearestAhead(hall: Hall, seat: number, step: Point): number {
  const { width, height } = hall.layout;
  const { x, y } = seatPosition(hall, seat);
  const around = { left: x, right: x, top: y, bottom: y };
  // Seats outside the square cost more than half its side, so a cheaper seat inside is the nearest.
  for (let half = hall.radius * 8; ; half *= 2) {
    const [best, cost] = cheapestAhead(hall, seat, step, grow(around, half));
    if (cost <= half || half > width + height) return best;
  }
}

function cheapestAhead(hall: Hall, seat: number, step: Point, box: Box): [number, number] {
  const { x: xs, y: ys } = hall.layout.seats;
  const from = seatPosition(hall, seat);
  let best = seat;
  let lowest = Infinity;
  visitSeats(hall.grid, box, (other) => {
    if (hall.rowOf[other] === hall.rowOf[seat]) return;
    const cost = costAhead((xs[other] ?? 0) - from.x, (ys[other] ?? 0) - from.y, step);
    if (cost > lowest || (cost === lowest && other > best) || cost === Infinity) return;
    lowest = cost;
    best = other;
  });
  return [best, lowest];
}

/** The index of the point that an arrow key leads to; `from` if there is none in that direction. */
export function nearestAheadOf(points: Point[], from: number, direction: Direction): number {
  const { x = 0, y = 0 } = points[from] ?? {};
  const costs = points.map((point) => costAhead(point.x - x, point.y - y, STEP[direction]));
  const lowest = Math.min(...costs);
  return Number.isFinite(lowest) ? costs.indexOf(lowest) : from;
}

/** The cost of a step by (x, y) for an arrow; infinite if it leads in another direction. */
function costAhead(x: number, y: number, step: Point): number {
  const ahead = x * step.x + y * step.y;
  const aside = Math.abs(x * step.y - y * step.x);
  return ahead <= 0 || aside > ahead * MAX_TANGENT ? Infinity : ahead + aside * 2;
}

/** The end of a seat's row: `first` is its left end, or its upper end where it runs upwards. */
export function moveToRowEnd(hall: Hall, seat: number, end: 'first' | 'last'): number {
  const row = hall.layout.rows[hall.rowOf[seat] ?? 0];
  if (!row) return seat;
  const last = row.first + row.count - 1;
  const { x, y } = offset(hall, row.first, last);
  const runsForward = Math.abs(x) >= Math.abs(y) ? x >= 0 : y >= 0;
  return runsForward === (end === 'first') ? row.first : last;
}

/** The available seat nearest to the middle of the next or previous section; wraps around. */
export function moveToSection(hall: Hall, states: string, seat: number, step: 1 | -1): number {
  const { sections } = hall.layout;
  const to = (sectionOf(hall, seat) + step + sections.length) % sections.length;
  const { first, count } = sections[to] ?? { first: seat, count: 1 };
  const box = hall.sectionBoxes[to];
  return box ? nearestFree(hall, states, centreOf(box), first, count) : seat;
}

/** The available seat nearest to a point among `count` seats from `first` on; any seat if none is available. */
export function nearestFree(
  hall: Hall,
  states: string,
  point: Point,
  first = 0,
  count = hall.rowOf.length,
): number {
  let best = first;
  let shortest = Infinity;
  for (let seat = first; seat < first + count; seat++) {
    const away = distance(seatPosition(hall, seat), point) + (isFree(states, seat) ? 0 : 1e9);
    if (away >= shortest) continue;
    shortest = away;
    best = seat;
  }
  return best;
}

function offset(hall: Hall, from: number, to: number): Point {
  const a = seatPosition(hall, from);
  const b = seatPosition(hall, to);
  return { x: b.x - a.x, y: b.y - a.y };
}
