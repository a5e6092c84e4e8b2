import type { SeatView } from './seat-view';

/** Wheel events closer together than this belong to one movement, in milliseconds. */
const ONE_MOVEMENT = 180;

/** Pixels that a wheel's line or page stands for. */
const PIXELS = [1, 16, 400];

/**
 * The wheel zooms round the pointer. A scroll of the page that runs onto the map goes on scrolling
 * the page, and so does one that the map can answer no more, so that the map never catches it.
 */
export function listenToWheel(element: HTMLElement, view: SeatView): () => void {
  let pageScrolledAt = Number.NEGATIVE_INFINITY;

  function onWheel(event: WheelEvent) {
    const inside = event.target instanceof Node && element.contains(event.target);
    const pinching = event.ctrlKey;
    const pageMoves = event.timeStamp - pageScrolledAt < ONE_MOVEMENT;
    if (inside && (pinching || !pageMoves) && zoom(event)) {
      event.preventDefault();
      return;
    }
    // A pinch at the limit must not zoom the page instead.
    if (inside && pinching) event.preventDefault();
    else pageScrolledAt = event.timeStamp;
  }

  function zoom(event: WheelEvent): boolean {
    const { left, top } = element.getBoundingClientRect();
    const at = { x: event.clientX - left, y: event.clientY - top };
    const pixels = Math.max(-300, Math.min(300, event.deltaY * (PIXELS[event.deltaMode] ?? 1)));
    // A trackpad's pinch sends small numbers, a wheel's notch about a hundred.
    return view.mover.zoomAt(at, Math.exp(-pixels * (event.ctrlKey ? 0.01 : 0.0025)));
  }

  window.addEventListener('wheel', onWheel, { passive: false });
  return () => window.removeEventListener('wheel', onWheel);
}
