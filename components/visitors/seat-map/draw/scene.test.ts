import { expect, it } from 'vitest';
import { drawHall } from '@/tests/support/data/draw-hall';
import { readDrawing } from './drawing';
import { changeSeats, makeScene } from './scene';

const { layout } = drawHall('aaaa  aaaa', 'aaaaaaaaaa');
const theme = { paper: '', ink: '', muted: '', edge: '', dark: false, font: '', seats: [] };
const prices = { prices: [], currency: 'EUR' };
const sceneOf = (states: string) =>
  makeScene(readDrawing(JSON.stringify(layout)), states, theme, prices);

it('equals a newly made scene after a change', () => {
  const before = sceneOf('aaaabbbbaaaaaaaaaa');
  const after = sceneOf('baaabbabaaaaaaaaax');
  expect(changeSeats(before, [0, 6, 17], 'bax')).toEqual(after);
  expect(before).toEqual(sceneOf('aaaabbbbaaaaaaaaaa'));
});
