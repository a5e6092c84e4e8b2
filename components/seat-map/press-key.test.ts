import { expect, it } from 'vitest';
import { drawHall } from '@/tests/support/draw-hall';
import { readHall } from './hall/read-hall';
import { pressKey } from './press-key';

const { layout, states } = drawHall('aaaa');
const at = { hall: readHall(layout), states, middle: { x: 0, y: 0 } };

it('goes to a first seat before it moves or chooses', () => {
  for (const key of ['ArrowRight', 'Enter', ' ']) {
    expect(pressKey(key, { ...at, seat: null })).toEqual({ do: 'go', seat: 0 });
  }
});

it('moves, chooses, zooms, and leaves other keys to the page', () => {
  expect(pressKey('ArrowRight', { ...at, seat: 1 })).toEqual({ do: 'go', seat: 2 });
  expect(pressKey('End', { ...at, seat: 1 })).toEqual({ do: 'go', seat: 3 });
  expect(pressKey(' ', { ...at, seat: 1 })).toEqual({ do: 'press', seat: 1 });
  expect(pressKey('+', { ...at, seat: 1 })).toMatchObject({ do: 'zoom' });
  expect(pressKey('0', { ...at, seat: 1 })).toEqual({ do: 'all' });
  expect(pressKey('Tab', { ...at, seat: 1 })).toBeNull();
  expect(pressKey('a', { ...at, seat: 1 })).toBeNull();
});
