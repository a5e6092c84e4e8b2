import { makePositionReader } from './pointer-position';
import type { SeatView } from './seat-view';

/** Wheel events closer together than this belong to one movement, in milliseconds. */
const ONE_MOVEMENT = 180;

/** Pixels that a wheel's line or page stands for. */
const PIXELS = [1, 16, 400];

/**
 * The wheel zooms round the pointer. A scroll of the page that runs onto the map goes on scrolling
 * the page, and so does one that begins where the map can zoom no further.
 */
export function listenToWheel(element: HTMLElement, view: SeatView): () => void {
  const gone = new AbortController();
  const placeOf = makePositionReader(element, gone.signal);
  let pageScrolledAt = Number.NEGATIVE_INFINITY;
  let zoomedAt = Number.NEGATIVE_INFINITY;

  function onWheel(event: WheelEvent) {
    const { timeStamp: now, ctrlKey: isPinch } = event;
    const isZooming = isPinch || now - zoomedAt < ONE_MOVEMENT;
    if (!isZooming && now - pageScrolledAt < ONE_MOVEMENT) return;
    const hasZoomed = zoom(event);
    // A movement that zoomed stays the map's to its end, or the page would jump at the limit.
    if (!hasZoomed && !isZooming) return;
    zoomedAt = now;
    event.preventDefault();
  }

  function zoom(event: WheelEvent): boolean {
    const pixels = Math.max(-300, Math.min(300, event.deltaY * (PIXELS[event.deltaMode] ?? 1)));
    // A trackpad's pinch sends small numbers, a wheel's notch about a hundred.
    return view.control.zoomAt(placeOf(event), Math.exp(-pixels * (event.ctrlKey ? 0.01 : 0.0025)));
  }

  element.addEventListener('wheel', onWheel, { passive: false, signal: gone.signal });
  const onPageWheel = (event: WheelEvent) => {
    if (!event.defaultPrevented) pageScrolledAt = event.timeStamp;
  };
  window.addEventListener('wheel', onPageWheel, { passive: true, signal: gone.signal });
  return () => gone.abort();
}
