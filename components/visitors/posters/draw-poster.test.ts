import { describe, expect, test } from 'vitest';
import { contrast } from '@/tests/support/browser/contrast';
import { COMPOSITIONS, type CompositionName, compositionFor, drawPoster } from './draw-poster';
import { PALETTES } from './palettes';

const names = Object.keys(COMPOSITIONS) as CompositionName[];

test('the same seed always gives the same picture', () => {
  for (const name of names) expect(drawPoster(name, 42)).toBe(drawPoster(name, 42));
  expect(compositionFor('Jazz', 42)).toBe(compositionFor('Jazz', 42));
});

test('other seeds give other pictures', () => {
  for (const name of names) {
    const pictures = Array.from({ length: 24 }, (_, seed) => drawPoster(name, seed));
    expect(new Set(pictures).size, name).toBeGreaterThan(11);
  }
});

test('every picture is small and has whole numbers', () => {
  for (const name of names) {
    const picture = drawPoster(name, 987_654);
    expect(picture.length, name).toBeLessThan(2_500);
    expect(picture, name).not.toMatch(/NaN|undefined|Infinity/);
  }
});

test('a genre that nobody thought of has a poster too', () => {
  expect(names).toContain(compositionFor('Competitive knitting', 3));
});

describe('words can be read on their ground', () => {
  test.each(PALETTES.map((palette) => [palette.ground, palette.text]))('%s, %s', (ground, text) => {
    expect(contrast(ground, text)).toBeGreaterThanOrEqual(4.5);
  });
});
