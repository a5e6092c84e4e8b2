import { expect, it } from 'vitest';
import { drawHall } from '@/tests/support/data/draw-hall';
import { findSeatAt, findSectionAt } from './find-seat';
import { visitSeats } from './grid';
import { readHall, seatPosition } from './read-hall';

const { layout } = drawHall('aaaa  aaaa', 'aaaaaaaaaa', 'aawwaaaaaa');
const hall = readHall(JSON.stringify(layout));

it('finds every seat by its position, and none between seats', () => {
  for (let seat = 0; seat < hall.rowOf.length; seat++) {
    expect(findSeatAt(hall, seatPosition(hall, seat))).toBe(seat);
  }
  const aisle = seatPosition(hall, 3);
  expect(findSeatAt(hall, { x: aisle.x + 25, y: aisle.y })).toBeNull();
});

it('finds the nearest of two seats within reach of a finger', () => {
  const { x, y } = seatPosition(hall, 0);
  expect(findSeatAt(hall, { x: x + 12, y }, 20)).toBe(0);
  expect(findSeatAt(hall, { x: x + 14, y }, 20)).toBe(1);
});

it('finds the section under a point', () => {
  expect(findSectionAt(hall, seatPosition(hall, 5), 20)).toBe(0);
  expect(findSectionAt(hall, { x: -50, y: -50 }, 20)).toBeNull();
});

it('visits all seats of a box, each once, and none far from it', () => {
  const box = {
    left: 0,
    top: seatPosition(hall, 0).y - 1,
    right: 60,
    bottom: seatPosition(hall, 0).y + 1,
  };
  const visited: number[] = [];
  visitSeats({ ...hall.grid }, box, (seat) => visited.push(seat));
  expect(new Set(visited).size).toBe(visited.length);
  expect(visited).toEqual(expect.arrayContaining([0, 1]));

  const all: number[] = [];
  const whole = { left: -100, top: -100, right: layout.width + 100, bottom: layout.height + 100 };
  visitSeats(hall.grid, whole, (seat) => all.push(seat));
  expect(all.toSorted((a, b) => a - b)).toEqual([...hall.rowOf.keys()]);
});
