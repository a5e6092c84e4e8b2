import type { Hall } from '../hall/read-hall';

/** Seats with a smaller radius on screen cannot be chosen: a press zooms in first. */
const MIN_RADIUS_PX = { touch: 6, mouse: 3.5, keyboard: 5.5 };

/** How far outside a seat, or a section's seats, a press still counts, in screen pixels. */
export const HIT_SLOP_PX = { touch: 11, mouse: 2, section: 12 };

/** The smallest scale at which single seats can be chosen by touch, mouse or keyboard. */
export function minScaleToChoose(hall: Hall, by: keyof typeof MIN_RADIUS_PX): number {
  return MIN_RADIUS_PX[by] / hall.radius;
}
