import { describeSection } from '../describe-section';
import { type Box, overlaps } from '../hall/box';
import { startsWithSections } from '../hall/sections';
import type { Scene } from './scene';

/** Text smaller than this on screen is left out, in pixels; a row's number is not read, but counted. */
const SMALLEST = { row: 6.5, name: 8, price: 9 };

/** Text over rows is at most this large on screen, in pixels. */
const LARGEST = { name: 12.5, price: 10.5 };

/** How wide the ground of paper behind such text is drawn, in pixels on screen. */
const GROUND = 3;

/** Draws the rows' numbers beside their rows, where they are large enough to read. */
export function drawRowLabels(
  ctx: OffscreenCanvasRenderingContext2D,
  { hall, theme }: Scene,
  box: Box,
  scale: number,
): void {
  const size = hall.radius * 1.3;
  if (size * scale < SMALLEST.row) return;
  ctx.font = `600 ${size}px ${theme.font}`;
  ctx.fillStyle = theme.muted;
  center(ctx);
  for (const { text, x, y, box: room } of hall.rowLabels) {
    if (overlaps(room, box)) ctx.fillText(text, x, y);
  }
}

/** Draws the sections' names over their rows, and from which price; for the view from far away. */
export function drawSectionLabels(
  ctx: OffscreenCanvasRenderingContext2D,
  { hall, states, prices, theme }: Scene,
  box: Box,
  scale: number,
): void {
  center(ctx);
  ctx.lineWidth = GROUND / scale;
  ctx.lineJoin = 'round';
  ctx.strokeStyle = theme.paper;
  for (const { text, section, room, x, y, box: own } of hall.sectionLabels) {
    const size = largestSize(text, room, LARGEST.name / scale);
    if (!overlaps(own, box) || size * scale < SMALLEST.name) continue;
    const { from } = describeSection(hall, states, prices, section);
    const price = from && startsWithSections(hall) ? `${from}+` : '';
    const priceSize = largestSize(price, room, LARGEST.price / scale);
    const hasPrice = price !== '' && priceSize * scale >= SMALLEST.price;
    ctx.fillStyle = from ? theme.ink : theme.muted;
    ctx.font = `650 ${size}px ${theme.font}`;
    write(ctx, text, x, hasPrice ? y - size * 0.5 : y);
    if (!hasPrice) continue;
    ctx.font = `500 ${priceSize}px ${theme.font}`;
    write(ctx, price, x, y + size * 0.5);
  }
}

/** In plan pixels: as large as a section has room for, half of which stays its rows', and no larger than `most`. */
function largestSize(text: string, room: number, most: number): number {
  return Math.min(room / (text.length * 0.62), room / 2, most);
}

/** A word on a ground of paper, so that it shows on every line. */
function write(ctx: OffscreenCanvasRenderingContext2D, text: string, x: number, y: number): void {
  ctx.strokeText(text, x, y);
  ctx.fillText(text, x, y);
}

function center(ctx: OffscreenCanvasRenderingContext2D): void {
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
}
