import { expect, it } from 'vitest';
import { makeLayout } from '@/lib/visitors/seating/make-layout';
import { drawHall } from '@/tests/support/data/draw-hall';
import { drawStadium } from '@/tests/support/data/draw-stadium';
import { readHall, sectionOf } from './hall/read-hall';
import { keyCommand } from './key-command';

const { layout, states } = drawHall('aaaa');
const at = { hall: readHall(JSON.stringify(layout)), states, middle: { x: 0, y: 0 }, far: true };

it('focuses a first seat before it moves or chooses', () => {
  for (const key of ['ArrowRight', 'Enter', ' ']) {
    expect(keyCommand(key, { ...at, focus: null })).toEqual({ do: 'go', to: { seat: 0 } });
  }
});

it('moves, chooses and zooms, and ignores other keys', () => {
  const second = { ...at, focus: { seat: 1 } };
  expect(keyCommand('ArrowRight', second)).toEqual({ do: 'go', to: { seat: 2 } });
  expect(keyCommand('End', second)).toEqual({ do: 'go', to: { seat: 3 } });
  expect(keyCommand(' ', second)).toEqual({ do: 'choose', seat: 1 });
  expect(keyCommand('+', second)).toMatchObject({ do: 'zoom' });
  expect(keyCommand('0', second)).toEqual({ do: 'show_all' });
  expect(keyCommand('Escape', second)).toEqual({ do: 'hide' });
  expect(keyCommand('Tab', second)).toBeNull();
  expect(keyCommand('a', second)).toBeNull();
});

it('moves from section to section in a large hall, into one, and back', () => {
  const hall = readHall(makeLayout(drawStadium()).bytes);
  const { width, height, sections } = hall.layout;
  const named = (name: string) => sections.findIndex((section) => section.name === `Block ${name}`);
  const stadium = {
    hall,
    states: 'a'.repeat(hall.rowOf.length),
    middle: { x: width / 2, y: height / 2 },
    far: true,
  };
  const first = keyCommand('ArrowDown', { ...stadium, focus: null });
  expect(first).toMatchObject({ do: 'go', to: { section: expect.any(Number) } });

  const from = { ...stadium, focus: { section: named('101') } };
  expect(keyCommand('ArrowRight', from)).toEqual({ do: 'go', to: { section: named('102') } });
  expect(keyCommand('ArrowUp', from)).toEqual({ do: 'go', to: { section: named('201') } });
  expect(keyCommand('PageUp', from)).toEqual({ do: 'go', to: { section: sections.length - 1 } });
  expect(keyCommand('End', from)).toEqual({ do: 'go', to: { section: sections.length - 1 } });
  expect(keyCommand('Enter', from)).toEqual({ do: 'enter', section: named('101') });

  const seat = 5_000;
  const back = keyCommand('Escape', { ...stadium, focus: { seat }, far: false });
  expect(back).toEqual({ do: 'go', to: { section: sectionOf(hall, seat) } });
});
