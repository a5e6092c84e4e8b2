import { type Box, distance, overlaps } from '../hall/box';
import { seatPosition } from '../hall/read-hall';
import type { RowSegment } from '../hall/row-segments';
import type { Scene } from './scene';

/** Line widths for nearly nothing, a third, two thirds and all of a run, in radii of a seat. */
const WEIGHTS = [0.5, 0.9, 1.3, 1.7];

/** A bend nearer to the last than this on screen is left out of a line, in pixels. */
const BEND = 10;

/** Draws every row as a line in its category's colour; its weight shows how much of it is left. */
export function drawLines(
  ctx: OffscreenCanvasRenderingContext2D,
  scene: Scene,
  box: Box,
  scale: number,
): void {
  const { hall, freeShares, theme } = scene;
  const empty: RowSegment[] = [];
  const byLook = new Map<number, RowSegment[]>();
  hall.segments.forEach((run, at) => {
    if (!overlaps(run.box, box)) return;
    const share = freeShares[at] ?? 0;
    if (share === 0) {
      empty.push(run);
      return;
    }
    const weight = Math.min(WEIGHTS.length - 1, Math.floor(share * WEIGHTS.length));
    const look = run.category * WEIGHTS.length + weight;
    byLook.set(look, [...(byLook.get(look) ?? []), run]);
  });

  ctx.lineCap = 'butt';
  ctx.lineJoin = 'round';
  const bend = BEND / scale;
  drawSegments(ctx, scene, empty, bend, theme.edge, 0.2);
  for (const [look, runs] of byLook) {
    const color = theme.seats[Math.floor(look / WEIGHTS.length)]?.fill ?? theme.ink;
    drawSegments(ctx, scene, runs, bend, color, WEIGHTS[look % WEIGHTS.length] ?? 1);
  }
}

function drawSegments(
  ctx: OffscreenCanvasRenderingContext2D,
  { hall }: Scene,
  runs: RowSegment[],
  bend: number,
  color: string,
  weight: number,
): void {
  ctx.beginPath();
  for (const { first, count } of runs) {
    let last = seatPosition(hall, first);
    // A run of one seat would be a line without length, which draws nothing.
    const half = count === 1 ? hall.radius / 2 : 0;
    ctx.moveTo(last.x - half, last.y);
    for (let seat = first + 1; seat < first + count; seat++) {
      const place = seatPosition(hall, seat);
      if (seat < first + count - 1 && distance(last, place) < bend) continue;
      ctx.lineTo(place.x, place.y);
      last = place;
    }
    if (half > 0) ctx.lineTo(last.x + half, last.y);
  }
  ctx.strokeStyle = color;
  ctx.lineWidth = hall.radius * weight;
  ctx.stroke();
}
