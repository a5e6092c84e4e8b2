/** A rectangle in plan pixels. */
export type Box = { left: number; top: number; right: number; bottom: number };

export type Point = { x: number; y: number };

/** The smallest box around `count` points from index `first` on, with `margin` on every side. */
export function boxAround(
  xs: readonly number[],
  ys: readonly number[],
  first: number,
  count: number,
  margin = 0,
): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (let at = first; at < first + count; at++) {
    const x = xs[at] ?? 0;
    const y = ys[at] ?? 0;
    if (x - margin < box.left) box.left = x - margin;
    if (x + margin > box.right) box.right = x + margin;
    if (y - margin < box.top) box.top = y - margin;
    if (y + margin > box.bottom) box.bottom = y + margin;
  }
  return box;
}

export function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}

/** Whether all of `inner` lies within `outer`. */
export function contains(outer: Box, inner: Box): boolean {
  return (
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom
  );
}

/** The part that two boxes share; inverted (left > right or top > bottom) if they share none. */
export function intersection(a: Box, b: Box): Box {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}

export function grow(box: Box, by: number): Box {
  return {
    left: box.left - by,
    top: box.top - by,
    right: box.right + by,
    bottom: box.bottom + by,
  };
}

export function centreOf(box: Box): Point {
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
}

/** How far apart two points are. */
export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
