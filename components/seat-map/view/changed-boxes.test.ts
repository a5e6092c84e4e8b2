import { expect, it } from 'vitest';
import { drawHall } from '@/tests/support/draw-hall';
import { holds } from '../hall/box';
import { placeOf, readHall } from '../hall/read-hall';
import { changedBoxes } from './changed-boxes';

const { layout, states } = drawHall('aaaa  aaaa', 'aaaaaaaaaa');
const hall = readHall(layout);

it('covers each seat that changed and nothing when none did', () => {
  expect(changedBoxes(hall, states, states)).toEqual([]);
  const after = `${states.slice(0, 5)}b${states.slice(6)}`;
  const boxes = changedBoxes(hall, states, after);
  expect(boxes).toHaveLength(1);
  const { x, y } = placeOf(hall, 5);
  expect(
    boxes[0] && holds(boxes[0], { left: x - 9, right: x + 9, top: y - 9, bottom: y + 9 }),
  ).toBe(true);
});
