import type { Point } from '../hall/box';
import { centreOf } from '../hall/box';
import { findSeatAt, findSectionAt } from '../hall/find-seat';
import type { SeatOrSection } from '../hall/seat-or-section';
import { nearestSection, startsWithSections } from '../hall/sections';
import { toPlan, visibleBox } from './camera';
import { HIT_SLOP_PX, minScaleToChoose } from './hit-size';
import type { SeatView } from './seat-view';

export type PointerKind = 'touch' | 'mouse';

/** Chooses the pressed seat, or zooms in where seats are too small; true if it zoomed. */
export function chooseOrZoom(
  view: SeatView,
  at: Point,
  by: PointerKind,
  onSeat: (seat: number) => void,
): boolean {
  const { hall, control } = view;
  const point = toPlan(control.camera, at);
  const least = minScaleToChoose(hall, by);
  if (control.camera.scale < least) {
    const section = findSectionAt(hall, point, HIT_SLOP_PX.section / control.camera.scale);
    const box = section === null ? undefined : hall.sectionBoxes[section];
    if (box) control.showBox(box, least * 1.2, point);
    else control.zoomSmoothly(2, at);
    return true;
  }
  const seat = seatAt(view, at, by);
  if (seat !== null) onSeat(seat);
  return false;
}

/** What the mouse points at: a seat, or a section where seats are too small to choose. */
export function targetAt(view: SeatView, at: Point): SeatOrSection | null {
  const seat = seatAt(view, at, 'mouse');
  if (seat !== null) return { seat };
  const { hall, control } = view;
  if (control.camera.scale >= minScaleToChoose(hall, 'mouse')) return null;
  const reach = HIT_SLOP_PX.section / control.camera.scale;
  const section = findSectionAt(hall, toPlan(control.camera, at), reach);
  return section === null ? null : { section };
}

/** The seat at a point of the screen; null if there is none or seats are too small to choose. */
export function seatAt({ hall, control }: SeatView, at: Point, by: PointerKind): number | null {
  if (control.camera.scale < minScaleToChoose(hall, by)) return null;
  return findSeatAt(hall, toPlan(control.camera, at), HIT_SLOP_PX[by] / control.camera.scale);
}

/** How far from the middle of the view a section is searched, in seat radii. */
const SECTION_SEARCH_RADII = 20;

/** The section in the middle of the view; null in a small hall or while seats are too small to choose. */
export function sectionInView({ hall, control }: SeatView): number | null {
  if (!startsWithSections(hall) || control.target.scale < minScaleToChoose(hall, 'mouse'))
    return null;
  const middle = centreOf(visibleBox(control.target, control.size));
  const near = findSectionAt(hall, middle, hall.radius * SECTION_SEARCH_RADII);
  return near ?? nearestSection(hall, middle);
}
