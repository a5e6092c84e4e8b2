import type { Box, Point } from '../hall/box';

/** What the map shows: plan point (x, y) at its upper left corner, `scale` screen pixels per plan pixel. */
export type Camera = { x: number; y: number; scale: number };

export type Size = { width: number; height: number };

/** Screen pixels kept free round the hall, so that no seat touches the edge. */
const MARGIN = 14;

/** How far the hall's edge can be pulled into the view, so that no seat has to stay under a bar or a button. */
const PULL = 112;

/** A seat never gets larger than this radius on screen. */
const LARGEST_SEAT = 24;

/** A part of the hall as large as the view allows, in its middle. */
export function fitBox(box: Box, view: Size, largestScale = Infinity): Camera {
  const width = Math.max(1, box.right - box.left);
  const height = Math.max(1, box.bottom - box.top);
  const room = { width: view.width - 2 * MARGIN, height: view.height - 2 * MARGIN };
  const scale = Math.min(room.width / width, room.height / height, largestScale);
  return {
    x: (box.left + box.right - view.width / scale) / 2,
    y: (box.top + box.bottom - view.height / scale) / 2,
    scale,
  };
}

export function fitHall(hall: Size, view: Size): Camera {
  return fitBox({ left: 0, top: 0, right: hall.width, bottom: hall.height }, view);
}

/** The scales between the whole hall and seats as large as a thumb. */
export function scaleLimits(hall: Size, view: Size, seatRadius: number): [number, number] {
  const smallest = fitHall(hall, view).scale;
  return [smallest, Math.max(smallest * 1.5, LARGEST_SEAT / seatRadius)];
}

/** Changes the scale by a factor and keeps the plan point under screen point `at` where it is. */
export function zoomAt(camera: Camera, at: Point, factor: number): Camera {
  const scale = camera.scale * factor;
  const plan = toPlan(camera, at);
  return { x: plan.x - at.x / scale, y: plan.y - at.y / scale, scale };
}

/** Moves the hall by so many screen pixels. */
export function panBy(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x - dx / camera.scale, y: camera.y - dy / camera.scale };
}

/** The same view within the limits: the scale, and no emptiness that panning back would not fill. */
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
  const seen = screen / scale;
  if (seen >= length + (2 * MARGIN) / scale) return (length - seen) / 2;
  const pull = PULL / scale;
  return Math.max(-pull, Math.min(length + pull - seen, start));
}

export function toPlan(camera: Camera, at: Point): Point {
  return { x: camera.x + at.x / camera.scale, y: camera.y + at.y / camera.scale };
}

export function toScreen(camera: Camera, at: Point): Point {
  return { x: (at.x - camera.x) * camera.scale, y: (at.y - camera.y) * camera.scale };
}

/** The part of the plan that the view shows. */
export function seenBox(camera: Camera, view: Size): Box {
  return {
    left: camera.x,
    top: camera.y,
    right: camera.x + view.width / camera.scale,
    bottom: camera.y + view.height / camera.scale,
  };
}

/** Between two views, `share` of the way from 0 to 1; scales change by equal factors. */
export function between(from: Camera, to: Camera, share: number, view: Size): Camera {
  const scale = from.scale * (to.scale / from.scale) ** share;
  const middle = (camera: Camera) => toPlan(camera, { x: view.width / 2, y: view.height / 2 });
  const a = middle(from);
  const b = middle(to);
  // The middle moves as the scale does, or a zoom would swing past what it aims at.
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
