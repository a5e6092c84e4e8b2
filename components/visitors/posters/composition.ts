import type { Palette } from './palettes';
import type { Random } from './random';

/** A poster is drawn on 500 by 700; the words stand on the bare ground of its top or bottom part. */
export type Composition = {
  titleAt: 'top' | 'bottom';
  /** How high the words may stand, in hundredths of the poster's width. */
  titleHeight: number;
  /** SVG elements, back to front, on a ground that is already painted. */
  draw: (palette: Palette, random: Random) => string;
};
