import { distance, type Point } from '../hall/box';
import type { SeatOrSection } from '../hall/seat-or-section';
import { chooseOrZoom, type PointerKind, seatAt, targetAt } from './hit-test';
import { makePositionReader } from './pointer-position';
import type { SeatView } from './seat-view';

export type PointerHandlers = {
  onPress: (seat: number) => void;
  /** What the mouse is over now. */
  onPoint: (pointed: SeatOrSection | null) => void;
};

/** A press may wander this far before it is a drag, in pixels. */
const DRAG = 6;

/** Two presses within this time and distance are a double press, in milliseconds and pixels. */
const DOUBLE = { time: 320, reach: 28 };

/** Drag pans, two fingers zoom and pan, a press chooses, a double press beside the seats zooms. */
export function listenToPointers(
  element: HTMLElement,
  view: SeatView,
  { onPress, onPoint }: PointerHandlers,
): () => void {
  const down = new Map<number, Point>();
  let start: Point | null = null;
  let dragging = false;
  let lastPress = { time: 0, at: { x: 0, y: 0 } };
  const gone = new AbortController();
  const placeOf = makePositionReader(element, gone.signal);

  const listen = (
    type: 'pointerdown' | 'pointermove' | 'pointerup',
    run: (event: PointerEvent, at: Point) => void,
  ) =>
    element.addEventListener(type, (event) => run(event, placeOf(event)), {
      signal: gone.signal,
    });

  listen('pointerdown', (event, at) => {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    down.set(event.pointerId, at);
    dragging = down.size > 1;
    start = at;
  });

  listen('pointermove', (event, at) => {
    const before = down.get(event.pointerId);
    if (!before) {
      if (event.pointerType !== 'touch') onPoint(targetAt(view, at));
      return;
    }
    if (!dragging && start && distance(start, at) < DRAG) return;
    if (!dragging) onPoint(null);
    dragging = true;
    const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
    if (other) pinch(view, other, before, at);
    else view.control.panBy(at.x - before.x, at.y - before.y);
    down.set(event.pointerId, at);
  });

  listen('pointerup', (event, at) => {
    const pressed = down.delete(event.pointerId) && !dragging;
    if (!pressed) return;
    const by: PointerKind = event.pointerType === 'touch' ? 'touch' : 'mouse';
    const now = performance.now();
    const twice = now - lastPress.time < DOUBLE.time && distance(lastPress.at, at) < DOUBLE.reach;
    lastPress = { time: now, at };
    if (twice && seatAt(view, at, by) === null) view.control.zoomSmoothly(2, at);
    // What was under the pointer is somewhere else a moment later.
    else if (chooseOrZoom(view, at, by, onPress)) onPoint(null);
  });

  // The browser takes a finger over when it scrolls the page with it.
  element.addEventListener('pointercancel', (event) => down.delete(event.pointerId), {
    signal: gone.signal,
  });
  for (const type of ['pointerleave', 'wheel']) {
    element.addEventListener(type, () => onPoint(null), { signal: gone.signal, passive: true });
  }
  return () => gone.abort();
}

/** Zooms by how far two fingers part, and pans by how their middle moves. */
function pinch(view: SeatView, other: Point, before: Point, now: Point): void {
  const middle = { x: (other.x + now.x) / 2, y: (other.y + now.y) / 2 };
  view.control.panBy((now.x - before.x) / 2, (now.y - before.y) / 2);
  view.control.zoomAt(middle, distance(other, now) / Math.max(1, distance(other, before)));
}
