import type { LayoutArea, SeatingLayout } from './layout';

export type Bounds = { left: number; top: number; right: number; bottom: number };

/** The box around everything that a layout draws; the width of a text is estimated from its length. */
export function layoutBounds(seats: SeatingLayout['seats'], areas: LayoutArea[]): Bounds {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const [seat, x] of seats.x.entries()) {
    const y = seats.y[seat] ?? 0;
    const radius = seats.radius[seat] ?? 0;
    include(bounds, x - radius, y - radius);
    include(bounds, x + radius, y + radius);
  }
  for (const area of areas) {
    const turn = (area.rotation * Math.PI) / 180;
    for (const [x, y] of corners(area)) {
      const turnedX = x * Math.cos(turn) - y * Math.sin(turn);
      const turnedY = x * Math.sin(turn) + y * Math.cos(turn);
      include(bounds, area.x + turnedX, area.y + turnedY);
    }
  }
  return bounds;
}

function include(bounds: Bounds, x: number, y: number): void {
  bounds.left = Math.min(bounds.left, x);
  bounds.top = Math.min(bounds.top, y);
  bounds.right = Math.max(bounds.right, x);
  bounds.bottom = Math.max(bounds.bottom, y);
}

/** Corners relative to the area's position, before its rotation. */
function corners(area: LayoutArea): [number, number][] {
  const { width = 0, height = 0, radiusX = 0, radiusY = 0, points = [], text } = area;
  const shape: [number, number][] =
    area.shape === 'polygon'
      ? points.map(({ x, y }) => [x, y])
      : box(-radiusX, -radiusY, width + radiusX, height + radiusY);
  if (!text) return shape;
  const half = text.text.length * text.size * 0.3;
  return [
    ...(area.shape === 'text' ? [] : shape),
    ...box(text.x - half, text.y - text.size / 2, text.x + half, text.y + text.size / 2),
  ];
}

function box(left: number, top: number, right: number, bottom: number): [number, number][] {
  return [
    [left, top],
    [right, top],
    [left, bottom],
    [right, bottom],
  ];
}
