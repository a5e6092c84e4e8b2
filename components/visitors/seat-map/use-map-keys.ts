'use client';

import { type KeyboardEvent, type RefObject, useState } from 'react';
import { centreOf } from './hall/box';
import { nearestFree } from './hall/move-focus';
import { type Hall, seatPosition } from './hall/read-hall';
import type { SeatOrSection } from './hall/seat-or-section';
import { firstFocus, keyCommand } from './key-command';
import { minScaleToChoose } from './view/hit-size';
import type { SeatView } from './view/seat-view';

type KeyboardMap = {
  widget: RefObject<HTMLElement | null>;
  view: SeatView | null;
  hall: Hall;
  states: string;
  chosen: readonly number[];
  onPress: (seat: number) => void;
};

/** Walks the map by keys, seat by seat, and in a large hall section by section before that. */
export function useMapKeys({ widget, view, hall, states, chosen, onPress }: KeyboardMap) {
  /** Where the keys are; kept while the pointer is used, so that they go on from there. */
  const [spot, setSpot] = useState<SeatOrSection | null>(null);
  const [byKeys, setByKeys] = useState(false);
  const least = minScaleToChoose(hall, 'keyboard');

  function goTo(next: SeatOrSection) {
    setSpot(next);
    setByKeys(true);
    if ('seat' in next) {
      view?.control.showSeats([next.seat], least);
      return;
    }
    // From among seats it takes a step back; from the sections the view moves only if it must.
    const box = hall.sectionBoxes[next.section];
    const isNear = spot !== null && 'seat' in spot;
    if (box && (isNear || !view?.control.isShown(box))) view?.control.showAll();
  }

  function enter(section: number) {
    const { first, count } = hall.layout.sections[section] ?? {};
    const box = hall.sectionBoxes[section];
    if (!view || !box) return;
    const seat = nearestFree(hall, states, centreOf(box), first, count);
    view.control.showBox(box, least, seatPosition(hall, seat));
    setSpot({ seat });
    setByKeys(true);
  }

  function placeNow(shown: SeatView) {
    const { middle, target } = shown.control;
    return { hall, states, middle, far: target.scale < least };
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!view || event.altKey || event.ctrlKey || event.metaKey) return;
    const answer = keyCommand(event.key, { ...placeNow(view), spot });
    if (!answer) return;
    event.preventDefault();
    if (answer.do === 'go') goTo(answer.to);
    if (answer.do === 'enter') enter(answer.section);
    if (answer.do === 'press') onPress(answer.seat);
    if (answer.do === 'zoom') view.control.zoomSmoothly(answer.factor);
    if (answer.do === 'all') view.control.showAll();
    if (answer.do === 'hush') setByKeys(false);
  }

  function onFocus() {
    if (!view || !widget.current?.matches(':focus-visible')) return;
    const [first] = chosen;
    goTo(spot ?? (first === undefined ? firstFocus(placeNow(view)) : { seat: first }));
  }

  return {
    /** Where the keys are, while they are what the person uses. */
    focused: byKeys ? spot : null,
    stayAt: (seat: number) => setSpot({ seat }),
    rest: () => setByKeys(false),
    onKeyDown,
    onFocus,
  };
}
