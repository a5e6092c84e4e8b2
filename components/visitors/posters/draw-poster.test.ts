import { describe, expect, test } from 'vitest';
import { contrast } from '@/tests/support/browser/contrast';
import { COMPOSITIONS, type CompositionName, compositionFor, drawPoster } from './draw-poster';
import { PALETTES } from './palettes';

const names = Object.keys(COMPOSITIONS) as CompositionName[];

test('draws the same picture for the same seed', () => {
  for (const name of names) expect(drawPoster(name, 42)).toBe(drawPoster(name, 42));
  expect(compositionFor('Jazz', 42)).toBe(compositionFor('Jazz', 42));
});

test('draws different pictures for different seeds', () => {
  for (const name of names) {
    const pictures = Array.from({ length: 24 }, (_, seed) => drawPoster(name, seed));
    expect(new Set(pictures).size, name).toBeGreaterThan(11);
  }
});

test('draws every picture in under 2.5 kB and with valid numbers', () => {
  for (const name of names) {
    const picture = drawPoster(name, 987_654);
    expect(picture.length, name).toBeLessThan(2_500);
    expect(picture, name).not.toMatch(/NaN|undefined|Infinity/);
  }
});

test('has a poster for an unknown genre', () => {
  expect(names).toContain(compositionFor('Competitive knitting', 3));
});

describe('titles have enough contrast', () => {
  test.each(PALETTES.map((palette) => [palette.ground, palette.text]))('%s, %s', (ground, text) => {
    expect(contrast(ground, text)).toBeGreaterThanOrEqual(4.5);
  });
});
