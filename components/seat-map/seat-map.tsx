'use client';

import { type KeyboardEvent, type Ref, useImperativeHandle, useRef, useState } from 'react';
import type { Show } from '@/lib/shows/show';
import { describeSeat, seatSentence } from './describe-seat';
import type { Point } from './hall/box';
import { nearestFree } from './hall/move-focus';
import { type Hall, placeOf } from './hall/read-hall';
import { MapMarks } from './map-marks';
import { SeatTip, SectionTip } from './map-tip';
import { pressKey } from './press-key';
import { useSeatView } from './use-seat-view';
import { toScreen } from './view/camera';
import type { Pointed } from './view/press';
import { scaleToChoose } from './view/reach';
import { ZoomButtons } from './zoom-buttons';

export type SeatMapHandle = { showSeats: (seats: number[]) => void };

/** A tip nearer to the upper edge than this, in pixels, stands below its seat. */
const ROOM_FOR_TIP = 120;

/**
 * The hall as a picture that is walked by keyboard too: one focusable widget that says each seat it
 * comes to.
 */
export function SeatMap({
  hall,
  states,
  show,
  chosen,
  onPress,
  ref,
}: {
  hall: Hall;
  /** One letter per seat, see lib/seating/seat-states. */
  states: string;
  show: Pick<Show, 'prices' | 'currency' | 'title'>;
  chosen: readonly number[];
  /** A seat was pressed, by pointer or key, whatever its state. */
  onPress: (seat: number) => void;
  ref?: Ref<SeatMapHandle>;
}) {
  const widget = useRef<HTMLDivElement>(null);
  /** Where the keys are; kept while the pointer is used, so that they go on from there. */
  const [seat, setSeat] = useState<number | null>(null);
  const [byKeys, setByKeys] = useState(false);
  const [pointed, setPointed] = useState<Pointed | null>(null);

  function press(pressed: number) {
    setSeat(pressed);
    onPress(pressed);
  }
  const { view, failed } = useSeatView(widget, hall, states, {
    onPress: press,
    onPoint(now) {
      setByKeys(false);
      setPointed(now);
    },
  });

  const focused = byKeys ? seat : null;
  const pointedSeat = pointed && 'seat' in pointed ? pointed.seat : null;
  useImperativeHandle(ref, () => ({
    showSeats: (seats) => view?.mover.showSeats(seats, scaleToChoose(hall, 'keyboard')),
  }));

  function goTo(next: number) {
    setSeat(next);
    setByKeys(true);
    setPointed(null);
    view?.mover.showSeats([next], scaleToChoose(hall, 'keyboard'));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!view || event.altKey || event.ctrlKey || event.metaKey) return;
    const answer = pressKey(event.key, { hall, states, seat, middle: view.mover.middle });
    if (!answer) return;
    event.preventDefault();
    if (answer.do === 'go') goTo(answer.seat);
    if (answer.do === 'press') press(answer.seat);
    if (answer.do === 'zoom') view.mover.zoomSmoothly(answer.factor);
    if (answer.do === 'all') view.mover.showAll();
    if (answer.do === 'hush') setByKeys(false);
  }

  function onFocus() {
    if (!view || !widget.current?.matches(':focus-visible')) return;
    goTo(seat ?? chosen[0] ?? nearestFree(hall, states, view.mover.middle));
  }

  const told = focused ?? pointedSeat;
  const description =
    told === null ? null : describeSeat(hall, states, show, told, chosen.includes(told));
  const isHigh = (at: Point) => view !== null && toScreen(view.mover.target, at).y < ROOM_FOR_TIP;
  return (
    <div className="seat-map">
      <div
        ref={widget}
        className="map-view"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes the keyboard.
        tabIndex={0}
        aria-label={`Seat map for ${show.title}`}
        aria-describedby="map-keys"
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        onBlur={() => setByKeys(false)}
      >
        <div className="map-stage" />
        <div className="map-above">
          <MapMarks hall={hall} chosen={chosen} focused={focused} pointed={pointedSeat} />
          {told !== null && description && (
            <SeatTip
              at={placeOf(hall, told)}
              below={isHigh(placeOf(hall, told))}
              description={description}
            />
          )}
          {pointed && 'section' in pointed && (
            <SectionTip
              at={pointed.at}
              below={isHigh(pointed.at)}
              hall={hall}
              states={states}
              section={pointed.section}
            />
          )}
        </div>
      </div>
      {failed && (
        <p className="map-failed" role="alert">
          This browser cannot draw the map. The list of seats below has them all.
        </p>
      )}
      <p id="map-keys" className="sr-only">
        Arrow keys move by seat and by row, Home and End to the ends of a row, Page Up and Page Down
        to another section. Enter chooses a seat or gives it back. Plus, minus and zero zoom.
      </p>
      <p className="sr-only" aria-live="assertive">
        {focused !== null && description ? seatSentence(description) : ''}
      </p>
      <ZoomButtons mover={view?.mover} />
    </div>
  );
}
