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

/** What a key does; `hide` hides the focus and its tooltip. */
type KeyCommand =
  | { do: 'go'; to: SeatOrSection }
  | { do: 'enter'; section: number }
  | { do: 'choose'; seat: number }
  | { do: 'zoom'; factor: number }
  | { do: 'show_all' }
  | { do: 'hide' };

type KeyContext = {
  hall: Hall;
  states: string;
  /** The focused seat or section; null before the first key. */
  focus: SeatOrSection | null;
  /** The middle of the view, in plan pixels. */
  middle: Point;
  /** Whether seats are too small to choose at this scale. */
  far: boolean;
};

const ARROWS: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** The zoom factor of a key or a button. */
export const ZOOM_STEP = 1.6;

/** The command of a key; null for keys that the map does not handle. */
export function keyCommand(key: string, at: KeyContext): KeyCommand | null {
  if (key === '+' || key === '=') return { do: 'zoom', factor: ZOOM_STEP };
  if (key === '-') return { do: 'zoom', factor: 1 / ZOOM_STEP };
  if (key === '0') return { do: 'show_all' };
  if (key === 'Escape') return stepBack(at);
  const focus = at.focus ?? firstFocus(at);
  const isFirst = at.focus === null;
  return 'seat' in focus
    ? keyAtSeat(key, at, focus.seat, isFirst)
    : keyAtSection(key, at, focus.section, isFirst);
}

/** Where the focus begins: the section nearest to the middle, or the available seat nearest to it. */
export function firstFocus({
  hall,
  states,
  middle,
  far,
}: Omit<KeyContext, 'focus'>): SeatOrSection {
  if (far && startsWithSections(hall)) return { section: nearestSection(hall, middle) };
  return { seat: nearestFree(hall, states, middle) };
}

/** Leads from a seat back to its section in a large hall, and hides the focus otherwise. */
function stepBack({ hall, focus }: KeyContext): KeyCommand {
  if (!focus || !('seat' in focus) || !startsWithSections(hall)) return { do: 'hide' };
  return { do: 'go', to: { section: sectionOf(hall, focus.seat) } };
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
      return isFirst ? go(seat) : { do: 'choose', seat };
    default:
      return null;
  }
}
