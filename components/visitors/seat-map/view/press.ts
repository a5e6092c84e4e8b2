import type { Point } from '../hall/box';
import { centreOf } from '../hall/box';
import { findSeatAt, findSectionAt } from '../hall/find-seat';
import { nearestSection, startsWithSections } from '../hall/sections';
import type { Spot } from '../hall/spot';
import { seenBox, toPlan } from './camera';
import { SLACK, scaleToChoose } from './reach';
import type { SeatView } from './seat-view';

export type Pointing = 'touch' | 'mouse';

/** What a press means: a seat, or a closer look at what lies under it; answers whether it was that. */
export function press(
  view: SeatView,
  at: Point,
  by: Pointing,
  onSeat: (seat: number) => void,
): boolean {
  const { hall, mover } = view;
  const point = toPlan(mover.camera, at);
  const least = scaleToChoose(hall, by);
  if (mover.camera.scale < least) {
    const section = findSectionAt(hall, point, SLACK.section / mover.camera.scale);
    const box = section === null ? undefined : hall.sectionBoxes[section];
    if (box) mover.showBox(box, least * 1.2, point);
    else mover.zoomSmoothly(2, at);
    return true;
  }
  const seat = seatUnder(view, at, by);
  if (seat !== null) onSeat(seat);
  return false;
}

/** What the mouse is over: a seat, or the section where seats are too small to aim at. */
export function pointedAt(view: SeatView, at: Point): Spot | null {
  const seat = seatUnder(view, at, 'mouse');
  if (seat !== null) return { seat };
  const { hall, mover } = view;
  if (mover.camera.scale >= scaleToChoose(hall, 'mouse')) return null;
  const reach = SLACK.section / mover.camera.scale;
  const section = findSectionAt(hall, toPlan(mover.camera, at), reach);
  return section === null ? null : { section };
}

/** The seat at a point of the screen, or null; none where seats are too small to aim at. */
export function seatUnder({ hall, mover }: SeatView, at: Point, by: Pointing): number | null {
  if (mover.camera.scale < scaleToChoose(hall, by)) return null;
  return findSeatAt(hall, toPlan(mover.camera, at), SLACK[by] / mover.camera.scale);
}

/** How far round the middle of the view a section is looked for, in radii of a seat. */
const AROUND_THE_MIDDLE = 20;

/** The section in the middle of the view, in a hall that starts with sections and once one is in. */
export function sectionInView({ hall, mover }: SeatView): number | null {
  if (!startsWithSections(hall) || mover.target.scale < scaleToChoose(hall, 'mouse')) return null;
  const middle = centreOf(seenBox(mover.target, mover.size));
  const near = findSectionAt(hall, middle, hall.radius * AROUND_THE_MIDDLE);
  return near ?? nearestSection(hall, middle);
}
