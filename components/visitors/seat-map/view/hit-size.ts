import type { Hall } from '../hall/read-hall';

/** A seat smaller than this radius on screen is not aimed at: a press zooms in first. */
const MIN_RADIUS_PX = { touch: 6, mouse: 3.5, keyboard: 5.5 };

/** How far beside a seat a press still counts, and beside a section's seats, in screen pixels. */
export const HIT_SLOP_PX = { touch: 11, mouse: 2, section: 12 };

/** The smallest scale at which single seats can be chosen in a way. */
export function minScaleToChoose(hall: Hall, by: keyof typeof MIN_RADIUS_PX): number {
  return MIN_RADIUS_PX[by] / hall.radius;
}
