import type { Box } from '../hall/box';
import { drawAreas } from './draw-areas';
import { drawRowLabels, drawSectionLabels } from './draw-labels';
import { drawLines } from './draw-lines';
import { drawSeats } from './draw-seats';
import { detailAt, type Scene } from './scene';

/**
 * Paints one part of the hall onto a canvas that it fills. `scale` is screen pixels per plan pixel
 * and decides what is drawn, `density` is canvas pixels per screen pixel.
 */
export function paintTile(
  canvas: OffscreenCanvas,
  scene: Scene,
  { box, scale, density }: { box: Box; scale: number; density: number },
): void {
  const ctx = canvas.getContext('2d', { alpha: false });
  if (!ctx) throw new Error('This browser cannot create a 2D canvas');
  const zoom = scale * density;
  ctx.fillStyle = scene.theme.paper;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.setTransform(zoom, 0, 0, zoom, -box.left * zoom, -box.top * zoom);

  const detail = detailAt(scene.hall, scale);
  drawAreas(ctx, scene);
  if (detail === 'lines') {
    drawLines(ctx, scene, box, scale);
    drawSectionLabels(ctx, scene, box, scale);
  } else {
    drawRowLabels(ctx, scene, box, scale);
    drawSeats(ctx, scene, box, detail);
  }
}
