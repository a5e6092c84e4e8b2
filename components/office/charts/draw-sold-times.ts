import type { SeatingLayout } from '@/lib/visitors/seating/layout';

/** The CSS colour of each letter of `SoldTimes`. */
export type Colours = Record<string, string>;

/** The smallest radius of a seat, in canvas pixels. */
const MIN_RADIUS = 1.25;

/**
 * Draws a small picture of a hall: sold seats as dots in the colour of their time, available seats as small
 * rings, seats on hold as crosses. The canvas has the hall's aspect ratio.
 */
export function drawSoldTimes(
  ctx: CanvasRenderingContext2D,
  { width, seats }: SeatingLayout,
  letters: string,
  colours: Colours,
): void {
  const scale = ctx.canvas.width / width;
  ctx.clearRect(0, 0, ctx.canvas.width, ctx.canvas.height);
  for (const [letter, colour] of Object.entries(colours)) {
    ctx.beginPath();
    for (let seat = 0; seat < letters.length; seat++) {
      if (letters[seat] !== letter) continue;
      const x = (seats.x[seat] ?? 0) * scale;
      const y = (seats.y[seat] ?? 0) * scale;
      trace(ctx, letter, x, y, Math.max(MIN_RADIUS, (seats.radius[seat] ?? 0) * scale * 0.9));
    }
    const isLine = letter === '-' || letter === 'x';
    ctx.lineWidth = Math.max(0.5, scale * 2);
    ctx[isLine ? 'strokeStyle' : 'fillStyle'] = colour;
    if (isLine) ctx.stroke();
    else ctx.fill();
  }
}

function trace(ctx: CanvasPath, letter: string, x: number, y: number, r: number): void {
  if (letter === 'x') {
    ctx.moveTo(x - r * 0.7, y - r * 0.7);
    ctx.lineTo(x + r * 0.7, y + r * 0.7);
    ctx.moveTo(x + r * 0.7, y - r * 0.7);
    ctx.lineTo(x - r * 0.7, y + r * 0.7);
    return;
  }
  const radius = letter === '-' ? r * 0.45 : r;
  ctx.moveTo(x + radius, y);
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
}
