import { describeSection } from '../describe-section';
import { type Box, overlaps } from '../hall/box';
import { startsWithSections } from '../hall/sections';
import type { Scene } from './scene';

/** Text smaller than this on screen is left out; row numbers may be smaller than names. */
const MIN_SIZE_PX = { row: 6.5, name: 8, price: 9 };

/** The largest size on screen of text over rows. */
const MAX_SIZE_PX = { name: 12.5, price: 10.5 };

/** Width on screen of the paper-coloured outline behind such text. */
const OUTLINE_PX = 3;

/** Draws row numbers beside the rows, if they are large enough to read. */
export function drawRowLabels(
  ctx: OffscreenCanvasRenderingContext2D,
  { hall, theme }: Scene,
  box: Box,
  scale: number,
): void {
  const size = hall.radius * 1.3;
  if (size * scale < MIN_SIZE_PX.row) return;
  ctx.font = `600 ${size}px ${theme.font}`;
  ctx.fillStyle = theme.muted;
  center(ctx);
  for (const { text, x, y, box: labelBox } of hall.rowLabels) {
    if (overlaps(labelBox, box)) ctx.fillText(text, x, y);
  }
}

/** Draws section names over the rows, with the lowest price in large halls; for the zoomed-out view. */
export function drawSectionLabels(
  ctx: OffscreenCanvasRenderingContext2D,
  { hall, states, prices, theme }: Scene,
  box: Box,
  scale: number,
): void {
  center(ctx);
  ctx.lineWidth = OUTLINE_PX / scale;
  ctx.lineJoin = 'round';
  ctx.strokeStyle = theme.paper;
  for (const { text, section, space, x, y, box: labelBox } of hall.sectionLabels) {
    const size = largestSize(text, space, MAX_SIZE_PX.name / scale);
    if (!overlaps(labelBox, box) || size * scale < MIN_SIZE_PX.name) continue;
    const { from } = describeSection(hall, states, prices, section);
    const price = from && startsWithSections(hall) ? `${from}+` : '';
    const priceSize = largestSize(price, space, MAX_SIZE_PX.price / scale);
    const hasPrice = price !== '' && priceSize * scale >= MIN_SIZE_PX.price;
    ctx.fillStyle = from ? theme.ink : theme.muted;
    ctx.font = `650 ${size}px ${theme.font}`;
    write(ctx, text, x, hasPrice ? y - size * 0.5 : y);
    if (!hasPrice) continue;
    ctx.font = `500 ${priceSize}px ${theme.font}`;
    write(ctx, price, x, y + size * 0.5);
  }
}

/** The text size in plan pixels that leaves half of the section's space to its rows; at most `most`. */
function largestSize(text: string, space: number, most: number): number {
  return Math.min(space / (text.length * 0.62), space / 2, most);
}

/** Writes text with an outline, so that it can be read on every line. */
function write(ctx: OffscreenCanvasRenderingContext2D, text: string, x: number, y: number): void {
  ctx.strokeText(text, x, y);
  ctx.fillText(text, x, y);
}

function center(ctx: OffscreenCanvasRenderingContext2D): void {
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
}
