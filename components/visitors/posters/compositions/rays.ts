import type { Composition } from '../composition';
import { between } from '../random';

/** A fan of rays from the bottom. */
export const rays: Composition = {
  titleAt: 'top',
  titleHeight: 45,
  draw({ shape, accent }, random) {
    const centre = between(random, 150, 350);
    const count = between(random, 8, 12);
    const at = (step: number, radius: number) => {
      const angle = Math.PI - (step / (count * 2 - 1)) * Math.PI;
      return `${Math.round(centre + Math.cos(angle) * radius)} ${Math.round(700 - Math.sin(angle) * radius)}`;
    };
    const ray = (i: number) => {
      const radius = 430 - (i % 2) * 55;
      return `M${centre} 700L${at(i * 2, radius)}L${at(i * 2 + 1, radius)}z`;
    };
    const fan = Array.from({ length: count }, (_, i) => ray(i)).join('');
    return (
      `<path fill="${shape}" d="${fan}"/>` +
      `<circle cx="${centre}" cy="700" r="150" fill="${accent}"/>` +
      `<circle cx="${centre}" cy="700" r="72" fill="${shape}"/>`
    );
  },
};
