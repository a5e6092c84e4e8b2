'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import type { SectionPrices } from './describe-section';
import { assignHues } from './draw/hues';
import { readTheme } from './draw/read-theme';
import type { Hall } from './hall/read-hall';
import type { Camera, Size } from './view/camera';
import { sectionInView } from './view/hit-test';
import { listenToPointers, type PointerHandlers } from './view/listen-to-pointers';
import { listenToWheel } from './view/listen-to-wheel';
import { SeatView } from './view/seat-view';
import { TakenSeatAnimation } from './view/taken-seat-animation';

type Handlers = PointerHandlers & {
  /** Gets the section in the middle of the view when it changes; null while seats are too small. */
  onSection: (section: number | null) => void;
};

/**
 * Paints a hall into the first child of `widget` and follows the states, the size and the colours of
 * the page. The second child lies above the hall and gets the camera as the style properties
 * `--map-x`, `--map-y` and `--map-scale`.
 */
export function useSeatView(
  widget: RefObject<HTMLElement | null>,
  hall: Hall,
  states: string,
  prices: SectionPrices,
  handlers: Handlers,
): { view: SeatView | null; failed: boolean } {
  const [view, setView] = useState<SeatView | null>(null);
  const [failed, setFailed] = useState(false);
  const animation = useRef<TakenSeatAnimation>(null);
  const latest = useRef({ states, prices, handlers });
  latest.current = { states, prices, handlers };

  useEffect(() => {
    const element = widget.current;
    const [stage, above] = element?.children ?? [];
    if (!element || !stage || !(above instanceof HTMLElement)) return;
    const hues = assignHues(hall.layout.categories.map(({ color }) => color));
    const theme = () => readTheme(element, hues);
    animation.current = new TakenSeatAnimation(above, hall, hues);
    const showCamera = (camera: Camera) => {
      writeCamera(above, camera);
      element.style.touchAction = touchAction(made.control.size, hall, camera);
      latest.current.handlers.onSection(sectionInView(made));
    };
    const made: SeatView = new SeatView(
      stage,
      hall,
      latest.current.states,
      theme(),
      latest.current.prices,
      showCamera,
      () => setFailed(true),
    );
    const size = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = element;
      if (width > 0) made.resize({ width, height }, Math.min(2, devicePixelRatio));
    });
    size.observe(element);
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const repaint = () => made.setTheme(theme());
    dark.addEventListener('change', repaint);
    const removeListeners = [
      listenToPointers(element, made, {
        onPress: (seat) => latest.current.handlers.onPress(seat),
        onPoint: (pointed) => latest.current.handlers.onPoint(pointed),
      }),
      listenToWheel(element, made),
    ];
    setView(made);
    return () => {
      for (const stop of removeListeners) stop();
      dark.removeEventListener('change', repaint);
      size.disconnect();
      made.destroy();
      animation.current?.destroy();
    };
  }, [widget, hall]);

  useEffect(() => {
    if (view) animation.current?.show(view.setStates(states), view.control);
  }, [view, states]);
  return { view, failed };
}

function writeCamera({ style }: HTMLElement, { x, y, scale }: Camera): void {
  style.setProperty('--map-x', String(x));
  style.setProperty('--map-y', String(y));
  style.setProperty('--map-scale', String(scale));
}

/** If the hall's height fits, one finger scrolls the page, since there is nothing to pan up or down. */
function touchAction({ height }: Size, hall: Hall, { scale }: Camera): string {
  return height >= hall.layout.height * scale ? 'pan-y' : 'none';
}
