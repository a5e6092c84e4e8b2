'use client';

import { type KeyboardEvent, type RefObject, useState } from 'react';
import { centreOf } from './hall/box';
import { nearestFree } from './hall/move-focus';
import { type Hall, seatPosition } from './hall/read-hall';
import type { SeatOrSection } from './hall/seat-or-section';
import { firstFocus, keyCommand } from './key-command';
import { minScaleToChoose } from './view/hit-size';
import type { SeatView } from './view/seat-view';

type KeyboardTarget = {
  widget: RefObject<HTMLElement | null>;
  view: SeatView | null;
  hall: Hall;
  states: string;
  chosen: readonly number[];
  onPress: (seat: number) => void;
};

/** Moves a focus over the map by keys: from seat to seat, in a large hall from section to section first. */
export function useMapKeys({ widget, view, hall, states, chosen, onPress }: KeyboardTarget) {
  /** Kept while the pointer is used, so that keys continue from there. */
  const [focus, setFocus] = useState<SeatOrSection | null>(null);
  const [isVisible, setVisible] = useState(false);
  const minScale = minScaleToChoose(hall, 'keyboard');

  function goTo(next: SeatOrSection) {
    setFocus(next);
    setVisible(true);
    if ('seat' in next) {
      view?.control.showSeats([next.seat], minScale);
      return;
    }
    // Leaving the seats zooms out; from section to section the view moves only if it must.
    const box = hall.sectionBoxes[next.section];
    const leavesSeats = focus !== null && 'seat' in focus;
    if (box && (leavesSeats || !view?.control.isShown(box))) view?.control.showAll();
  }

  function enter(section: number) {
    const { first, count } = hall.layout.sections[section] ?? {};
    const box = hall.sectionBoxes[section];
    if (!view || !box) return;
    const seat = nearestFree(hall, states, centreOf(box), first, count);
    view.control.showBox(box, minScale, seatPosition(hall, seat));
    setFocus({ seat });
    setVisible(true);
  }

  function context(shown: SeatView) {
    const { middle, target } = shown.control;
    return { hall, states, middle, far: target.scale < minScale };
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!view || event.altKey || event.ctrlKey || event.metaKey) return;
    const command = keyCommand(event.key, { ...context(view), focus });
    if (!command) return;
    event.preventDefault();
    if (command.do === 'go') goTo(command.to);
    if (command.do === 'enter') enter(command.section);
    if (command.do === 'choose') onPress(command.seat);
    if (command.do === 'zoom') view.control.zoomSmoothly(command.factor);
    if (command.do === 'show_all') view.control.showAll();
    if (command.do === 'hide') setVisible(false);
  }

  function onFocus() {
    if (!view || !widget.current?.matches(':focus-visible')) return;
    const [first] = chosen;
    goTo(focus ?? (first === undefined ? firstFocus(context(view)) : { seat: first }));
  }

  return {
    /** The focused seat or section; null while the pointer is used. */
    focused: isVisible ? focus : null,
    focusSeat: (seat: number) => setFocus({ seat }),
    hideFocus: () => setVisible(false),
    onKeyDown,
    onFocus,
  };
}
