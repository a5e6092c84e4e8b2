import type { Point } from '../hall/box';

/** Events closer together than this belong to one movement. */
const ONE_MOVEMENT_MS = 200;

/**
 * Returns a function for an event's position in an element, in pixels from its upper left corner. The
 * element's own position is read once for each movement, because reading it forces a layout.
 */
export function makePositionReader(
  element: Element,
  signal: AbortSignal,
): (event: MouseEvent) => Point {
  let rect: DOMRect | null = null;
  let usedAt = Number.NEGATIVE_INFINITY;
  const forget = () => {
    rect = null;
  };
  window.addEventListener('scroll', forget, { signal, passive: true });
  window.addEventListener('resize', forget, { signal });
  return ({ clientX, clientY, timeStamp }) => {
    if (!rect || timeStamp - usedAt > ONE_MOVEMENT_MS) rect = element.getBoundingClientRect();
    usedAt = timeStamp;
    return { x: clientX - rect.left, y: clientY - rect.top };
  };
}
