import type { Point } from '../hall/box';
import { findSeatAt, findSectionAt } from '../hall/find-seat';
import { toPlan } from './camera';
import { SLACK, scaleToChoose } from './reach';
import type { SeatView } from './seat-view';

export type Pointing = 'touch' | 'mouse';

/** What a press means: a seat, or a closer look at what lies under it. */
export function press(view: SeatView, at: Point, by: Pointing, onSeat: (seat: number) => void) {
  const { hall, mover } = view;
  const point = toPlan(mover.camera, at);
  const least = scaleToChoose(hall, by);
  if (mover.camera.scale < least) {
    const section = findSectionAt(hall, point);
    const box = section === null ? undefined : hall.sectionBoxes[section];
    if (box) mover.showBox(box, least * 1.2, point);
    else mover.zoomSmoothly(2, at);
    return;
  }
  const seat = seatUnder(view, at, by);
  if (seat !== null) onSeat(seat);
}

/** What the mouse is over: a seat, or the section where seats are too small to aim at. */
export type Pointed = { seat: number } | { section: number; at: Point };

export function pointedAt(view: SeatView, at: Point): Pointed | null {
  const seat = seatUnder(view, at, 'mouse');
  if (seat !== null) return { seat };
  const { hall, mover } = view;
  if (mover.camera.scale >= scaleToChoose(hall, 'mouse')) return null;
  const point = toPlan(mover.camera, at);
  const section = findSectionAt(hall, point);
  return section === null ? null : { section, at: point };
}

/** The seat at a point of the screen, or null; none where seats are too small to aim at. */
export function seatUnder({ hall, mover }: SeatView, at: Point, by: Pointing): number | null {
  if (mover.camera.scale < scaleToChoose(hall, by)) return null;
  return findSeatAt(hall, toPlan(mover.camera, at), SLACK[by] / mover.camera.scale);
}
