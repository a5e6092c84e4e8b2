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

/** A tooltip nearer to the upper edge than this, in pixels, stands below its seat or section. */
const TIP_HEIGHT_PX = 120;

/**
 * The seat map: a painted hall in one focusable widget. Keys move from seat to seat, in a large hall
 * from section to section first, and a live region announces each.
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
   * One letter per seat, see lib/visitors/seating/seat-states. New states are compared with the old ones
   * (less than 0.1 ms for 40,000 seats), and only changed seats are painted.
   */
  states: string;
  show: Pick<Show, 'prices' | 'currency' | 'title'>;
  chosen: readonly number[];
  /** Gets each seat that is pressed by pointer or key, in any state. */
  onPress: (seat: number) => void;
  ref?: Ref<SeatMapHandle>;
}) {
  const widget = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<SeatOrSection | null>(null);
  /** The section in the middle of the view, while its seats are large enough to choose. */
  const [section, setSection] = useState<number | null>(null);

  const { view, failed } = useSeatView(widget, hall, states, show, {
    onPress(seat) {
      keys.focusSeat(seat);
      onPress(seat);
    },
    onPoint(now) {
      keys.hideFocus();
      setPointed(now);
    },
    onSection: setSection,
  });
  const keys = useMapKeys({ widget, view, hall, states, chosen, onPress });
  useImperativeHandle(ref, () => ({
    showSeats: (seats) => view?.control.showSeats(seats, minScaleToChoose(hall, 'keyboard')),
  }));

  const { focused } = keys;
  const target = focused ?? pointed;
  return (
    <div className="seat-map">
      <div
        ref={widget}
        className="map-view"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a widget with the role application handles keys itself.
        tabIndex={0}
        aria-label={`Seat map for ${show.title}`}
        aria-describedby="map-keys"
        onKeyDown={keys.onKeyDown}
        onFocus={keys.onFocus}
        onBlur={keys.hideFocus}
      >
        <div className="map-stage" />
        <div className="map-above">
          <MapMarks hall={hall} chosen={chosen} target={target} isFocused={focused !== null} />
          {target && tooltipFor(target)}
        </div>
      </div>
      {failed && (
        <p className="map-failed" role="alert">
          Use the list of seats below. This browser cannot draw the map.
        </p>
      )}
      <p id="map-keys" className="sr-only">
        {startsWithSections(hall) &&
          'Arrow keys move by section. Enter opens a section to choose seats in it, Escape leads back. '}
        Arrow keys move by seat and by row, Home and End to the ends of a row, Page Up and Page Down
        to another section. Enter chooses a seat or removes it. Plus and minus zoom, zero shows the
        whole hall.
      </p>
      <p className="sr-only" aria-live="assertive">
        {focused && announcementFor(focused)}
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
      <ZoomButtons control={view?.control} />
    </div>
  );

  function tooltipFor(target: SeatOrSection) {
    const { top, bottom } = tipAnchors(hall, target);
    const below = view !== null && toScreen(view.control.target, top).y < TIP_HEIGHT_PX;
    const anchor = { at: below ? bottom : top, below };
    return 'seat' in target ? (
      <SeatTip {...anchor} description={descriptionOf(target.seat)} />
    ) : (
      <SectionTip {...anchor} description={describeSection(hall, states, show, target.section)} />
    );
  }

  function announcementFor(target: SeatOrSection): string {
    return 'seat' in target
      ? seatAnnouncement(descriptionOf(target.seat))
      : sectionAnnouncement(describeSection(hall, states, show, target.section));
  }

  function descriptionOf(seat: number) {
    return describeSeat(hall, states, show, seat, chosen.includes(seat));
  }
}

/** The points above and below which a tooltip may stand, in plan pixels. */
function tipAnchors(hall: Hall, target: SeatOrSection): { top: Point; bottom: Point } {
  if ('seat' in target)
    return { top: seatPosition(hall, target.seat), bottom: seatPosition(hall, target.seat) };
  const { left = 0, right = 0, top = 0, bottom = 0 } = hall.sectionBoxes[target.section] ?? {};
  const x = (left + right) / 2;
  return { top: { x, y: top }, bottom: { x, y: bottom } };
}
