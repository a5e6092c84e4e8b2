import type { Composition } from '../composition';
import { between } from '../random';

/** An open curtain before a round light. */
export const curtain: Composition = {
  titleAt: 'bottom',
  titleHeight: 40,
  draw({ ground, shape, accent }, random) {
    const gather = between(random, 40, 90);
    const moon = between(random, 88, 112);
    const drape = (fold: number) => {
      const top = 262 - fold * 52;
      const bottom = gather + 34 - fold * 22;
      return `M-10 -10H${top}C${top} 190 ${bottom + 40} 250 ${bottom} 452H-10z`;
    };
    const folds = [0, 1, 2, 3]
      .map((fold) => `<path d="${drape(fold)}" stroke="${ground}" stroke-width="5"/>`)
      .join('');
    const scallops = 'a50 44 0 0 1 -100 0'.repeat(5);
    return (
      `<circle cx="250" cy="290" r="${moon}" fill="${accent}"/>` +
      `<g fill="${shape}">${folds}<g transform="matrix(-1 0 0 1 500 0)">${folds}</g></g>` +
      `<path d="M0 0H500V30${scallops}zM0 452H500v9H0z" fill="${accent}"/>`
    );
  },
};
