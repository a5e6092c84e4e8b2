'use client';

import { type Ref, useImperativeHandle, useRef, useState } from 'react';
import type { Show } from '@/lib/visitors/shows/show';
import { describeSeat, seatAnnouncement } from './describe-seat';
import { describeSection, sectionAnnouncement } from './describe-section';
import type { Point } from './hall/box';
import { type Hall, seatPosition } from './hall/read-hall';
import type { SeatOrSection } from './hall/seat-or-section';
import { startsWithSections } from './hall/sections';
import { MapMarks } from './map-marks';
import { SeatTip, SectionTip } from './map-tip';
import { SectionBar } from './section-bar';
import { useMapKeys } from './use-map-keys';
import { useSeatView } from './use-seat-view';
import { toScreen } from './view/camera';
import { minScaleToChoose } from './view/hit-size';
import { ZoomButtons } from './zoom-buttons';

export type SeatMapHandle = { showSeats: (seats: number[]) => void };

/** A tip nearer to the upper edge than this, in pixels, stands below what it tells of. */
const ROOM_FOR_TIP = 120;

/**
 * The hall as a picture that is walked by keyboard too: one focusable widget that says each seat it
 * comes to, and in a large hall each section before that.
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
  /**
   * One letter per seat, see lib/visitors/seating/seat-states. New ones are compared with those before, which
   * takes less than 0.1 ms for 40,000 seats; what changed is painted, and nothing else.
   */
  states: string;
  show: Pick<Show, 'prices' | 'currency' | 'title'>;
  chosen: readonly number[];
  /** A seat was pressed, by pointer or key, whatever its state. */
  onPress: (seat: number) => void;
  ref?: Ref<SeatMapHandle>;
}) {
  const widget = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<SeatOrSection | null>(null);
  /** The section in the middle of the view, while its seats are large enough to choose. */
  const [section, setSection] = useState<number | null>(null);

  const { view, failed } = useSeatView(widget, hall, states, show, {
    onPress(seat) {
      keys.stayAt(seat);
      onPress(seat);
    },
    onPoint(now) {
      keys.rest();
      setPointed(now);
    },
    onLook: setSection,
  });
  const keys = useMapKeys({ widget, view, hall, states, chosen, onPress });
  useImperativeHandle(ref, () => ({
    showSeats: (seats) => view?.control.showSeats(seats, minScaleToChoose(hall, 'keyboard')),
  }));

  const { focused } = keys;
  const told = focused ?? pointed;
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
        onKeyDown={keys.onKeyDown}
        onFocus={keys.onFocus}
        onBlur={keys.rest}
      >
        <div className="map-stage" />
        <div className="map-above">
          <MapMarks hall={hall} chosen={chosen} told={told} byKeys={focused !== null} />
          {told && tell(told)}
        </div>
      </div>
      {failed && (
        <p className="map-failed" role="alert">
          This browser cannot draw the map. The list of seats below has them all.
        </p>
      )}
      <p id="map-keys" className="sr-only">
        {startsWithSections(hall) &&
          'Arrow keys move by section until Enter leads to its seats; Escape leads back. '}
        Arrow keys move by seat and by row, Home and End to the ends of a row, Page Up and Page Down
        to another section. Enter chooses a seat or gives it back. Plus, minus and zero zoom.
      </p>
      <p className="sr-only" aria-live="assertive">
        {focused && sentence(focused)}
      </p>
      {section !== null && (
        <SectionBar
          hall={hall}
          states={states}
          show={show}
          section={section}
          onBack={() => view?.control.showAll()}
        />
      )}
      {section === null && startsWithSections(hall) && (
        <p className="section-hint" aria-hidden="true">
          Choose a section, then seats
        </p>
      )}
      <ZoomButtons mover={view?.control} />
    </div>
  );

  function tell(spot: SeatOrSection) {
    const { top, bottom } = edgesOf(hall, spot);
    const below = view !== null && toScreen(view.control.target, top).y < ROOM_FOR_TIP;
    const place = { at: below ? bottom : top, below };
    return 'seat' in spot ? (
      <SeatTip {...place} description={seatOf(spot.seat)} />
    ) : (
      <SectionTip {...place} description={describeSection(hall, states, show, spot.section)} />
    );
  }

  function sentence(spot: SeatOrSection): string {
    return 'seat' in spot
      ? seatAnnouncement(seatOf(spot.seat))
      : sectionAnnouncement(describeSection(hall, states, show, spot.section));
  }

  function seatOf(seat: number) {
    return describeSeat(hall, states, show, seat, chosen.includes(seat));
  }
}

/** Above and below what words may stand, in plan pixels. */
function edgesOf(hall: Hall, spot: SeatOrSection): { top: Point; bottom: Point } {
  if ('seat' in spot)
    return { top: seatPosition(hall, spot.seat), bottom: seatPosition(hall, spot.seat) };
  const { left = 0, right = 0, top = 0, bottom = 0 } = hall.sectionBoxes[spot.section] ?? {};
  const x = (left + right) / 2;
  return { top: { x, y: top }, bottom: { x, y: bottom } };
}
