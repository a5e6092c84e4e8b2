import { isFree, SEAT_STATE_LETTERS } from '@/lib/visitors/seating/seat-states';
import { type Box, grow } from '../hall/box';
import { visitSeats } from '../hall/grid';
import type { Hall } from '../hall/read-hall';
import { categoryLetter } from '../hall/short-names';
import type { Detail, Scene } from './scene';
import { traceDisc, traceHatch, traceSquare, traceWheelchair } from './seat-symbols';

type Trace = (ctx: OffscreenCanvasRenderingContext2D, x: number, y: number, r: number) => void;

/** The seats of a box by look; available seats by price category. */
type Looks = { free: number[][]; taken: number[]; blocked: number[] };

/** Draws every seat in a box: available filled, taken as a small ring, blocked hatched. */
export function drawSeats(
  ctx: OffscreenCanvasRenderingContext2D,
  scene: Scene,
  box: Box,
  detail: Detail,
): void {
  const { hall, theme } = scene;
  const looks = sortByLook(scene, grow(box, hall.radius * 2));

  ctx.strokeStyle = theme.edge;
  ctx.lineWidth = hall.radius * 0.2;
  trace(ctx, hall, looks.taken, (path, x, y, r) => traceDisc(path, x, y, r * 0.45));
  trace(ctx, hall, looks.blocked, (path, x, y, r) => traceDisc(path, x, y, r * 0.85));
  trace(ctx, hall, looks.blocked, (path, x, y, r) => traceHatch(path, x, y, r * 0.85));

  looks.free.forEach((seats, category) => {
    const { fill, on } = theme.seats[category] ?? { fill: theme.ink, on: theme.paper };
    ctx.beginPath();
    for (const seat of seats) {
      const outline = hall.wheelchair.has(seat) ? traceSquare : traceDisc;
      outline(ctx, ...positionAndRadius(hall, seat));
    }
    ctx.fillStyle = fill;
    ctx.fill();
    if (detail === 'letters' || detail === 'numbers') labelSeats(ctx, scene, seats, on, detail);
  });
}

function sortByLook({ hall, states }: Scene, box: Box): Looks {
  const looks: Looks = { free: hall.layout.categories.map(() => []), taken: [], blocked: [] };
  visitSeats(hall.grid, box, (seat) => {
    if (isFree(states, seat)) looks.free[hall.layout.seats.category[seat] ?? 0]?.push(seat);
    else if (states[seat] === SEAT_STATE_LETTERS.blocked) looks.blocked.push(seat);
    else looks.taken.push(seat);
  });
  return looks;
}

function trace(
  ctx: OffscreenCanvasRenderingContext2D,
  hall: Hall,
  seats: number[],
  sign: Trace,
): void {
  ctx.beginPath();
  for (const seat of seats) sign(ctx, ...positionAndRadius(hall, seat));
  ctx.stroke();
}

function labelSeats(
  ctx: OffscreenCanvasRenderingContext2D,
  { hall, theme }: Scene,
  seats: number[],
  color: string,
  detail: Detail,
): void {
  const wheelchairs = seats.filter((seat) => hall.wheelchair.has(seat));
  ctx.strokeStyle = color;
  ctx.lineWidth = hall.radius * 0.16;
  trace(ctx, hall, wheelchairs, traceWheelchair);

  ctx.fillStyle = color;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  for (const seat of seats) {
    if (hall.wheelchair.has(seat)) continue;
    const [x, y, r] = positionAndRadius(hall, seat);
    const letter = categoryLetter(hall.layout.seats.category[seat] ?? 0);
    const number = detail === 'numbers' ? hall.layout.seats.number[seat] : undefined;
    ctx.font = `650 ${number ? r * 0.5 : r * 1.05}px ${theme.font}`;
    ctx.fillText(letter, x, number ? y + r * 0.5 : y + r * 0.06);
    if (!number) continue;
    ctx.font = `650 ${r * (number.length > 2 ? 0.62 : 0.86)}px ${theme.font}`;
    ctx.fillText(number, x, y - r * 0.16, r * 1.7);
  }
}

function positionAndRadius({ layout: { seats } }: Hall, seat: number): [number, number, number] {
  return [seats.x[seat] ?? 0, seats.y[seat] ?? 0, seats.radius[seat] ?? 10];
}
