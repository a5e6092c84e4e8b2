import { type Box, distance, overlaps } from '../hall/box';
import { seatPosition } from '../hall/read-hall';
import type { RowSegment } from '../hall/row-segments';
import type { Scene } from './scene';

/** Line widths in seat radii, for a segment that is nearly sold out, 1/3, 2/3 and fully available. */
const WEIGHTS = [0.5, 0.9, 1.3, 1.7];

/** Points closer than this on screen to the last one are left out of a line. */
const MIN_STEP_PX = 10;

/** Draws row segments as lines in their category's colour; the width shows the share that is left. */
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
  const bend = MIN_STEP_PX / scale;
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
    // A segment of one seat would be a line without length, which draws nothing.
    const half = count === 1 ? hall.radius / 2 : 0;
    ctx.moveTo(last.x - half, last.y);
    for (let seat = first + 1; seat < first + count; seat++) {
      const position = seatPosition(hall, seat);
      if (seat < first + count - 1 && distance(last, position) < bend) continue;
      ctx.lineTo(position.x, position.y);
      last = position;
    }
    if (half > 0) ctx.lineTo(last.x + half, last.y);
  }
  ctx.strokeStyle = color;
  ctx.lineWidth = hall.radius * weight;
  ctx.stroke();
}
