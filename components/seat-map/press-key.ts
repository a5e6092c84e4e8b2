import type { Point } from './hall/box';
import {
  type Direction,
  moveFocus,
  moveToRowEnd,
  moveToSection,
  nearestFree,
} from './hall/move-focus';
import type { Hall } from './hall/read-hall';

export type KeyAnswer =
  | { do: 'go'; seat: number }
  | { do: 'press'; seat: number }
  | { do: 'zoom'; factor: number }
  | { do: 'all' }
  | { do: 'hush' };

const ARROWS: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** By how much a key or a button zooms. */
export const ZOOM_STEP = 1.6;

/** What a key on the map asks for; null for keys that are not the map's. */
export function pressKey(
  key: string,
  at: { hall: Hall; states: string; seat: number | null; middle: Point },
): KeyAnswer | null {
  const { hall, states } = at;
  if (key === '+' || key === '=') return { do: 'zoom', factor: ZOOM_STEP };
  if (key === '-') return { do: 'zoom', factor: 1 / ZOOM_STEP };
  if (key === '0') return { do: 'all' };
  if (key === 'Escape') return { do: 'hush' };

  const seat = at.seat ?? nearestFree(hall, states, at.middle);
  const direction = ARROWS[key];
  if (direction)
    return { do: 'go', seat: at.seat === null ? seat : moveFocus(hall, seat, direction) };
  switch (key) {
    case 'Home':
      return { do: 'go', seat: moveToRowEnd(hall, seat, 'first') };
    case 'End':
      return { do: 'go', seat: moveToRowEnd(hall, seat, 'last') };
    case 'PageUp':
      return { do: 'go', seat: moveToSection(hall, states, seat, -1) };
    case 'PageDown':
      return { do: 'go', seat: moveToSection(hall, states, seat, 1) };
    case 'Enter':
    case ' ':
      return at.seat === null ? { do: 'go', seat } : { do: 'press', seat };
    default:
      return null;
  }
}
