import type { Box, Point } from '../hall/box';

/** What the map shows: plan point (x, y) at its upper left corner, `scale` screen pixels per plan pixel. */
export type Camera = { x: number; y: number; scale: number };

export type Size = { width: number; height: number };

/** Screen pixels kept free around the hall, so that no seat touches the edge. */
const MARGIN_PX = 14;

/** How many screen pixels the hall's edge can be panned into the view, so that no bar or button covers a seat for good. */
const OVERPAN_PX = 112;

/** The largest radius of a seat on screen. */
const MAX_SEAT_RADIUS_PX = 24;

/** The camera that shows a part of the hall as large as possible in the middle of the view. */
export function fitBox(box: Box, view: Size, largestScale = Infinity): Camera {
  const width = Math.max(1, box.right - box.left);
  const height = Math.max(1, box.bottom - box.top);
  const space = { width: view.width - 2 * MARGIN_PX, height: view.height - 2 * MARGIN_PX };
  const scale = Math.min(space.width / width, space.height / height, largestScale);
  return {
    x: (box.left + box.right - view.width / scale) / 2,
    y: (box.top + box.bottom - view.height / scale) / 2,
    scale,
  };
}

export function fitHall(hall: Size, view: Size): Camera {
  return fitBox({ left: 0, top: 0, right: hall.width, bottom: hall.height }, view);
}

/** The smallest scale (the whole hall) and the largest (seats as large as a thumb). */
export function scaleLimits(hall: Size, view: Size, seatRadius: number): [number, number] {
  const smallest = fitHall(hall, view).scale;
  return [smallest, Math.max(smallest * 1.5, MAX_SEAT_RADIUS_PX / seatRadius)];
}

/** Changes the scale by a factor and keeps the plan point under screen point `at` where it is. */
export function zoomAt(camera: Camera, at: Point, factor: number): Camera {
  const scale = camera.scale * factor;
  const plan = toPlan(camera, at);
  return { x: plan.x - at.x / scale, y: plan.y - at.y / scale, scale };
}

/** Moves the hall by (dx, dy) screen pixels. */
export function panBy(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x - dx / camera.scale, y: camera.y - dy / camera.scale };
}

/** Limits the scale, and keeps the hall from being panned out of view. */
export function keepInside(
  camera: Camera,
  hall: Size,
  view: Size,
  limits: [number, number],
): Camera {
  const wanted = Math.min(limits[1], Math.max(limits[0], camera.scale));
  const middle = { x: view.width / 2, y: view.height / 2 };
  const { x, y } = zoomAt(camera, middle, wanted / camera.scale);
  return {
    x: keepAxis(x, hall.width, view.width, wanted),
    y: keepAxis(y, hall.height, view.height, wanted),
    scale: wanted,
  };
}

function keepAxis(start: number, length: number, screen: number, scale: number): number {
  const visible = screen / scale;
  if (visible >= length + (2 * MARGIN_PX) / scale) return (length - visible) / 2;
  const overpan = OVERPAN_PX / scale;
  return Math.max(-overpan, Math.min(length + overpan - visible, start));
}

export function toPlan(camera: Camera, at: Point): Point {
  return { x: camera.x + at.x / camera.scale, y: camera.y + at.y / camera.scale };
}

export function toScreen(camera: Camera, at: Point): Point {
  return { x: (at.x - camera.x) * camera.scale, y: (at.y - camera.y) * camera.scale };
}

/** The part of the plan that the view shows. */
export function visibleBox(camera: Camera, view: Size): Box {
  return {
    left: camera.x,
    top: camera.y,
    right: camera.x + view.width / camera.scale,
    bottom: camera.y + view.height / camera.scale,
  };
}

/** The camera at `share` (0 to 1) of the way between two views; the scale changes by equal factors. */
export function between(from: Camera, to: Camera, share: number, view: Size): Camera {
  const scale = from.scale * (to.scale / from.scale) ** share;
  const middle = (camera: Camera) => toPlan(camera, { x: view.width / 2, y: view.height / 2 });
  const a = middle(from);
  const b = middle(to);
  // The middle moves in step with the scale, or a zoom would overshoot its target.
  const moved =
    Math.abs(to.scale / from.scale - 1) < 0.01
      ? share
      : (1 / from.scale - 1 / scale) / (1 / from.scale - 1 / to.scale);
  return {
    x: a.x + (b.x - a.x) * moved - view.width / scale / 2,
    y: a.y + (b.y - a.y) * moved - view.height / scale / 2,
    scale,
  };
}
