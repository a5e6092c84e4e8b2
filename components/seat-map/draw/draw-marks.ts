import type { Point } from '../hall/box';
import { type Hall, placeOf } from '../hall/read-hall';
import { type Camera, toScreen } from '../view/camera';
import type { Theme } from './read-theme';
import { traceDisc, traceTick } from './signs';

/** What the person does with the map: seats chosen, the one under the keyboard, under the pointer. */
export type Marks = { chosen: readonly number[]; focused: number | null; pointed: number | null };

/** A chosen seat is at least this large on screen, however far away, in pixels. */
const SMALLEST_CHOSEN = 5;

/** Draws chosen seats, the focus ring and the pointer's ring; the context is in screen pixels. */
export function drawMarks(
  ctx: CanvasRenderingContext2D,
  hall: Hall,
  theme: Theme,
  camera: Camera,
  { chosen, focused, pointed }: Marks,
): void {
  const spots = chosen.map((seat) => spotOf(hall, camera, seat));
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';

  ctx.beginPath();
  for (const { x, y, r } of spots) traceDisc(ctx, x, y, r);
  ctx.fillStyle = theme.ink;
  ctx.strokeStyle = theme.paper;
  ctx.lineWidth = 1.5;
  ctx.fill();
  ctx.stroke();

  for (const { x, y, r } of spots) {
    ctx.beginPath();
    traceTick(ctx, x, y, r);
    ctx.lineWidth = Math.max(1.25, r * 0.2);
    ctx.stroke();
  }

  if (pointed !== null) ring(ctx, spotOf(hall, camera, pointed), theme, 2);
  if (focused !== null) ring(ctx, spotOf(hall, camera, focused), theme, 3);
}

/** A ring of ink between two of paper, so that it shows on every colour. */
function ring(
  ctx: CanvasRenderingContext2D,
  { x, y, r }: Point & { r: number },
  theme: Theme,
  width: number,
): void {
  ctx.beginPath();
  traceDisc(ctx, x, y, r + width);
  ctx.strokeStyle = theme.paper;
  ctx.lineWidth = width + 3;
  ctx.stroke();
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = width;
  ctx.stroke();
}

function spotOf(hall: Hall, camera: Camera, seat: number): Point & { r: number } {
  const radius = (hall.layout.seats.radius[seat] ?? hall.radius) * camera.scale * 1.16;
  return { ...toScreen(camera, placeOf(hall, seat)), r: Math.max(SMALLEST_CHOSEN, radius) };
}
