import { makePositionReader } from './pointer-position';
import type { SeatView } from './seat-view';

/** Wheel events closer together than this belong to one movement. */
const ONE_MOVEMENT_MS = 180;

/** Pixels for one unit of `deltaMode` 0 (pixels), 1 (lines) and 2 (pages). */
const PIXELS_BY_MODE = [1, 16, 400];

/**
 * The wheel zooms around the pointer. It scrolls the page if the movement began outside the map, or
 * where the map cannot zoom further.
 */
export function listenToWheel(element: HTMLElement, view: SeatView): () => void {
  const stopped = new AbortController();
  const placeOf = makePositionReader(element, stopped.signal);
  let pageScrolledAt = Number.NEGATIVE_INFINITY;
  let zoomedAt = Number.NEGATIVE_INFINITY;

  function onWheel(event: WheelEvent) {
    const { timeStamp: now, ctrlKey: isPinch } = event;
    const isZooming = isPinch || now - zoomedAt < ONE_MOVEMENT_MS;
    if (!isZooming && now - pageScrolledAt < ONE_MOVEMENT_MS) return;
    const hasZoomed = zoom(event);
    // The map keeps a movement that zoomed, or the page would jump at the limit.
    if (!hasZoomed && !isZooming) return;
    zoomedAt = now;
    event.preventDefault();
  }

  function zoom(event: WheelEvent): boolean {
    const pixels = Math.max(
      -300,
      Math.min(300, event.deltaY * (PIXELS_BY_MODE[event.deltaMode] ?? 1)),
    );
    // A pinch on a trackpad sends small deltas; one notch of a wheel sends about 100.
    return view.control.zoomAt(placeOf(event), Math.exp(-pixels * (event.ctrlKey ? 0.01 : 0.0025)));
  }

  element.addEventListener('wheel', onWheel, { passive: false, signal: stopped.signal });
  const onPageWheel = (event: WheelEvent) => {
    if (!event.defaultPrevented) pageScrolledAt = event.timeStamp;
  };
  window.addEventListener('wheel', onPageWheel, { passive: true, signal: stopped.signal });
  return () => stopped.abort();
}
