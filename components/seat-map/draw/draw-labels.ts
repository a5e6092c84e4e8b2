import { type Box, overlaps } from '../hall/box';
import type { SectionLabel } from '../hall/labels';
import type { Scene } from './scene';

/** Text smaller than this on screen is left out, in pixels. */
const SMALLEST = 6.5;

/** Draws the rows' numbers beside their rows, where they are large enough to read. */
export function drawRowLabels(
  ctx: OffscreenCanvasRenderingContext2D,
  { hall, theme }: Scene,
  box: Box,
  scale: number,
): void {
  const size = hall.radius * 1.3;
  if (size * scale < SMALLEST) return;
  ctx.font = `600 ${size}px ${theme.font}`;
  ctx.fillStyle = theme.muted;
  center(ctx);
  for (const { text, x, y, box: room } of hall.rowLabels) {
    if (overlaps(room, box)) ctx.fillText(text, x, y);
  }
}

/** Draws the sections' names over their rows, for the view from far away. */
export function drawSectionLabels(
  ctx: OffscreenCanvasRenderingContext2D,
  { hall, theme }: Scene,
  box: Box,
  scale: number,
): void {
  center(ctx);
  for (const label of hall.sectionLabels) {
    const size = largestSize(label, scale);
    if (!overlaps(label.box, box) || size * scale < 8.5) continue;
    ctx.font = `650 ${size}px ${theme.font}`;
    ctx.lineWidth = 4 / scale;
    ctx.lineJoin = 'round';
    ctx.strokeStyle = theme.paper;
    ctx.strokeText(label.text, label.x, label.y);
    ctx.fillStyle = theme.ink;
    ctx.fillText(label.text, label.x, label.y);
  }
}

/** In plan pixels: as large as the section has room for, and at most 13 pixels on screen. */
function largestSize({ text, room }: SectionLabel, scale: number): number {
  return Math.min((room * 1.15) / (text.length * 0.62), room * 0.6, 13 / scale);
}

function center(ctx: OffscreenCanvasRenderingContext2D): void {
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
}
