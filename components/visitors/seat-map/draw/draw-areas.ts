import type { LayoutArea } from '@/lib/visitors/seating/layout';
import type { Scene } from './scene';

/** Draws stages, bars, tables and labels; the context is in plan pixels. */
export function drawAreas(ctx: OffscreenCanvasRenderingContext2D, { hall, theme }: Scene): void {
  for (const area of hall.layout.areas) {
    ctx.save();
    ctx.translate(area.x, area.y);
    ctx.rotate((area.rotation * Math.PI) / 180);
    if (traceShape(ctx, area)) {
      // Plan colours are made for white paper, so a dark page shows them almost transparent.
      ctx.globalAlpha = theme.dark ? 0.16 : 1;
      ctx.fillStyle = area.color ?? 'transparent';
      ctx.fill();
      ctx.globalAlpha = theme.dark ? 0.55 : 1;
      ctx.strokeStyle = area.border ?? 'transparent';
      ctx.lineWidth = 1.5;
      ctx.stroke();
      ctx.globalAlpha = 1;
    }
    if (area.text) {
      ctx.font = `600 ${area.text.size}px ${theme.font}`;
      ctx.textAlign = 'center';
      ctx.textBaseline = 'middle';
      ctx.fillStyle = theme.dark ? theme.ink : area.text.color;
      ctx.fillText(area.text.text, area.text.x, area.text.y);
    }
    ctx.restore();
  }
}

/** Begins the area's outline; false when it has none. */
function traceShape(ctx: OffscreenCanvasRenderingContext2D, area: LayoutArea): boolean {
  const { radiusX = 0, radiusY = radiusX, points = [] } = area;
  ctx.beginPath();
  switch (area.shape) {
    case 'rectangle':
      ctx.rect(0, 0, area.width ?? 0, area.height ?? 0);
      return true;
    case 'circle':
    case 'ellipse':
      ctx.ellipse(0, 0, radiusX, radiusY, 0, 0, 2 * Math.PI);
      return true;
    case 'polygon':
      for (const { x, y } of points) ctx.lineTo(x, y);
      ctx.closePath();
      return points.length > 0;
    case 'text':
      return false;
  }
}
