import type { Composition } from '../composition';
import { between } from '../random';

/** Organ pipes: bars of different heights. */
export const pipes: Composition = {
  titleAt: 'top',
  titleHeight: 53,
  draw({ shape, accent }, random) {
    const count = between(random, 7, 11);
    const width = 500 / count;
    const peak = between(random, 1, count - 2);
    const lit = between(random, 0, count - 1);
    const pipe = (i: number) => {
      const height = 390 - Math.abs(i - peak) * (250 / count) - between(random, 0, 40);
      const half = (width - 10) / 2;
      const x = i * width + 5;
      const fill = i === lit ? accent : shape;
      const d = `M${x.toFixed(1)} 700v-${height.toFixed(0)}a${half.toFixed(1)} ${half.toFixed(1)} 0 0 1 ${(half * 2).toFixed(1)} 0V700z`;
      const mouth = `<circle cx="${(x + half).toFixed(1)}" cy="${(700 - height + half).toFixed(0)}" r="${(half / 2.6).toFixed(1)}" fill="${i === lit ? shape : accent}"/>`;
      return `<path fill="${fill}" d="${d}"/>${mouth}`;
    };
    return Array.from({ length: count }, (_, i) => pipe(i)).join('');
  },
};
