import type { Point } from './hall/box';
import {
  type Direction,
  moveFocus,
  moveToRowEnd,
  moveToSection,
  nearestFree,
} from './hall/move-focus';
import { type Hall, sectionOf } from './hall/read-hall';
import type { SeatOrSection } from './hall/seat-or-section';
import { nearestSection, startsWithSections, stepSection } from './hall/sections';

export type KeyCommand =
  | { do: 'go'; to: SeatOrSection }
  | { do: 'enter'; section: number }
  | { do: 'press'; seat: number }
  | { do: 'zoom'; factor: number }
  | { do: 'all' }
  | { do: 'hush' };

export type KeyContext = {
  hall: Hall;
  states: string;
  /** Null before the first key. */
  spot: SeatOrSection | null;
  /** The middle of what is seen, in plan pixels. */
  middle: Point;
  /** Whether seats are too small now to begin with. */
  far: boolean;
};

const ARROWS: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** By how much a key or a button zooms. */
export const ZOOM_STEP = 1.6;

/** What a key on the map asks for; null for keys that are not the map's. */
export function keyCommand(key: string, at: KeyContext): KeyCommand | null {
  if (key === '+' || key === '=') return { do: 'zoom', factor: ZOOM_STEP };
  if (key === '-') return { do: 'zoom', factor: 1 / ZOOM_STEP };
  if (key === '0') return { do: 'all' };
  if (key === 'Escape') return stepBack(at);
  const spot = at.spot ?? firstFocus(at);
  const isFirst = at.spot === null;
  return 'seat' in spot
    ? keyAtSeat(key, at, spot.seat, isFirst)
    : keyAtSection(key, at, spot.section, isFirst);
}

/** Where the keys begin: at the section nearest to the middle, or at the free seat nearest to it. */
export function firstFocus({ hall, states, middle, far }: Omit<KeyContext, 'spot'>): SeatOrSection {
  if (far && startsWithSections(hall)) return { section: nearestSection(hall, middle) };
  return { seat: nearestFree(hall, states, middle) };
}

/** From a seat back to the sections, where there are many seats; else the map falls silent. */
function stepBack({ hall, spot }: KeyContext): KeyCommand {
  if (!spot || !('seat' in spot) || !startsWithSections(hall)) return { do: 'hush' };
  return { do: 'go', to: { section: sectionOf(hall, spot.seat) } };
}

function keyAtSection(
  key: string,
  { hall }: KeyContext,
  section: number,
  isFirst: boolean,
): KeyCommand | null {
  const go = (to: number): KeyCommand => ({ do: 'go', to: { section: isFirst ? section : to } });
  const count = hall.layout.sections.length;
  const direction = ARROWS[key];
  if (direction) return go(stepSection(hall, section, direction));
  switch (key) {
    case 'Home':
      return go(0);
    case 'End':
      return go(count - 1);
    case 'PageUp':
      return go((section - 1 + count) % count);
    case 'PageDown':
      return go((section + 1) % count);
    case 'Enter':
    case ' ':
      return isFirst ? go(section) : { do: 'enter', section };
    default:
      return null;
  }
}

function keyAtSeat(
  key: string,
  { hall, states }: KeyContext,
  seat: number,
  isFirst: boolean,
): KeyCommand | null {
  const go = (to: number): KeyCommand => ({ do: 'go', to: { seat: to } });
  const direction = ARROWS[key];
  if (direction) return go(isFirst ? seat : moveFocus(hall, seat, direction));
  switch (key) {
    case 'Home':
      return go(moveToRowEnd(hall, seat, 'first'));
    case 'End':
      return go(moveToRowEnd(hall, seat, 'last'));
    case 'PageUp':
      return go(moveToSection(hall, states, seat, -1));
    case 'PageDown':
      return go(moveToSection(hall, states, seat, 1));
    case 'Enter':
    case ' ':
      return isFirst ? go(seat) : { do: 'press', seat };
    default:
      return null;
  }
}
