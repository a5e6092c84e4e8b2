import type { Composition } from './composition';
import { curtain } from './compositions/curtain';
import { eye } from './compositions/eye';
import { mask } from './compositions/mask';
import { mobile } from './compositions/mobile';
import { pipes } from './compositions/pipes';
import { quarters } from './compositions/quarters';
import { rays } from './compositions/rays';
import { record } from './compositions/record';
import { ribbons } from './compositions/ribbons';
import { spotlight } from './compositions/spotlight';
import { stripes } from './compositions/stripes';
import { tide } from './compositions/tide';
import { PALETTES, type Palette } from './palettes';
import { pick, randomFrom } from './random';

export const COMPOSITIONS = {
  curtain,
  eye,
  mask,
  mobile,
  pipes,
  quarters,
  rays,
  record,
  ribbons,
  spotlight,
  stripes,
  tide,
} as const satisfies Record<string, Composition>;

export type CompositionName = keyof typeof COMPOSITIONS;

type Names = readonly [CompositionName, ...CompositionName[]];

const BY_GENRE: readonly [RegExp, Names][] = [
  [/dance|ballet/i, ['ribbons']],
  [/circus|musical|variety/i, ['rays', 'mobile']],
  [/stand-up|magic|talk/i, ['spotlight']],
  [/cabaret|revue|opera/i, ['curtain', 'spotlight']],
  [/family|child|puppet/i, ['mobile', 'rays']],
  [/comedy/i, ['mask', 'curtain']],
  [/jazz|organ|choir/i, ['pipes', 'record']],
  [/fado|folk|world/i, ['tide', 'record']],
  [/rock|pop|concert|soul|electronic/i, ['record', 'rays']],
  [/classical|orchestra|chamber|music/i, ['quarters', 'pipes']],
  [/film|cinema|screen/i, ['eye']],
  [/sport|hockey|football/i, ['stripes']],
  [/drama|play|theatre|tragedy/i, ['mask', 'tide', 'curtain']],
];
const ANY: Names = ['quarters', 'rays', 'ribbons', 'tide'];

/** The composition of a show's poster, always the same for the same genre and seed. */
export function compositionFor(genre: string, seed: number): CompositionName {
  const names = BY_GENRE.find(([words]) => words.test(genre))?.[1] ?? ANY;
  return pick(randomFrom(seed + 1), names);
}

export function paletteFor(seed: number): Palette {
  return PALETTES[Math.abs(seed) % PALETTES.length] as Palette;
}

/** The picture of a poster, without the title, as an SVG document of 500 by 700. */
export function drawPoster(name: CompositionName, seed: number): string {
  const palette = paletteFor(seed);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 500 700" width="500" height="700">` +
    `<path fill="${palette.ground}" d="M0 0h500v700H0z"/>` +
    `${COMPOSITIONS[name].draw(palette, randomFrom(seed))}</svg>`
  );
}
