import { type Box, overlaps } from '../hall/box';
import { placeOf } from '../hall/read-hall';
import type { Run } from '../hall/runs';
import type { Scene } from './scene';

/** Line widths for nearly nothing, a third, two thirds and all of a run, in radii of a seat. */
const WEIGHTS = [0.5, 0.9, 1.3, 1.7];

/** Draws every row as a line in its category's colour; its weight shows how much of it is left. */
export function drawLines(ctx: CanvasRenderingContext2D, scene: Scene, box: Box): void {
  const { hall, freeShares, theme } = scene;
  const empty: Run[] = [];
  const byLook = new Map<number, Run[]>();
  hall.runs.forEach((run, at) => {
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
  drawRuns(ctx, scene, empty, theme.edge, 0.2);
  for (const [look, runs] of byLook) {
    const color = theme.seats[Math.floor(look / WEIGHTS.length)]?.fill ?? theme.ink;
    drawRuns(ctx, scene, runs, color, WEIGHTS[look % WEIGHTS.length] ?? 1);
  }
}

function drawRuns(
  ctx: CanvasRenderingContext2D,
  { hall }: Scene,
  runs: Run[],
  color: string,
  weight: number,
): void {
  ctx.beginPath();
  for (const { first, count } of runs) {
    const start = placeOf(hall, first);
    // A run of one seat would be a line without length, which draws nothing.
    ctx.moveTo(start.x - (count === 1 ? hall.radius / 2 : 0), start.y);
    for (let seat = first; seat < first + count; seat++) {
      const { x, y } = placeOf(hall, seat);
      ctx.lineTo(x + (count === 1 ? hall.radius / 2 : 0), y);
    }
  }
  ctx.strokeStyle = color;
  ctx.lineWidth = hall.radius * weight;
  ctx.stroke();
}
