import { distance, type Point } from '../hall/box';
import type { SeatOrSection } from '../hall/seat-or-section';
import { chooseOrZoom, type PointerKind, seatAt, targetAt } from './hit-test';
import { makePositionReader } from './pointer-position';
import type { SeatView } from './seat-view';

export type PointerHandlers = {
  onPress: (seat: number) => void;
  /** Gets what the mouse points at. */
  onPoint: (pointed: SeatOrSection | null) => void;
};

/** A press that moves further than this is a drag. */
const DRAG_THRESHOLD_PX = 6;

/** Two presses within this time (milliseconds) and distance (pixels) are a double press. */
const DOUBLE = { time: 320, reach: 28 };

/** A drag pans, two fingers zoom and pan, a press chooses a seat, a double press beside seats zooms in. */
export function listenToPointers(
  element: HTMLElement,
  view: SeatView,
  { onPress, onPoint }: PointerHandlers,
): () => void {
  const down = new Map<number, Point>();
  let start: Point | null = null;
  let dragging = false;
  let lastPress = { time: 0, at: { x: 0, y: 0 } };
  const stopped = new AbortController();
  const placeOf = makePositionReader(element, stopped.signal);

  const listen = (
    type: 'pointerdown' | 'pointermove' | 'pointerup',
    run: (event: PointerEvent, at: Point) => void,
  ) =>
    element.addEventListener(type, (event) => run(event, placeOf(event)), {
      signal: stopped.signal,
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
    if (!dragging && start && distance(start, at) < DRAG_THRESHOLD_PX) return;
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
    // The zoom moves another seat or section under the pointer.
    else if (chooseOrZoom(view, at, by, onPress)) onPoint(null);
  });

  // The browser cancels a pointer when it scrolls the page with it.
  element.addEventListener('pointercancel', (event) => down.delete(event.pointerId), {
    signal: stopped.signal,
  });
  for (const type of ['pointerleave', 'wheel']) {
    element.addEventListener(type, () => onPoint(null), { signal: stopped.signal, passive: true });
  }
  return () => stopped.abort();
}

/** Zooms by the change of the distance of two fingers, and pans by the move of their middle. */
function pinch(view: SeatView, other: Point, before: Point, now: Point): void {
  const middle = { x: (other.x + now.x) / 2, y: (other.y + now.y) / 2 };
  view.control.panBy((now.x - before.x) / 2, (now.y - before.y) / 2);
  view.control.zoomAt(middle, distance(other, now) / Math.max(1, distance(other, before)));
}
