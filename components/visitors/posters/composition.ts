import type { Palette } from './palettes';
import type { Random } from './random';

/** How a poster is drawn, on 500 by 700. The title is on the plain ground at its top or bottom. */
export type Composition = {
  titleAt: 'top' | 'bottom';
  /** The height of the title's area, in hundredths of the poster's width. */
  titleHeight: number;
  /** SVG elements, back to front, on the ground. */
  draw: (palette: Palette, random: Random) => string;
};
