import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { drawQr, QUIET_ZONE } from './draw-qr';
import { ticketContent } from './ticket-content';

const text = ticketContent('k3f9a2', 'rNk4GCku4prrtuJa9iNn1g');

/** The dark modules that a path paints, as `x,y`. */
function painted(path: string): Set<string> {
  const modules = new Set<string>();
  for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let i = 0; i < Number(run); i++) modules.add(`${Number(x) + i},${y}`);
  }
  return modules;
}

test('writes the show and the code into the ticket’s content', () => {
  expect(text).toBe('rowlock:k3f9a2:rNk4GCku4prrtuJa9iNn1g');
});

test('draws exactly the dark modules of the code', () => {
  const { data } = encode(text, { ecc: 'M', border: 0 });
  const expected = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`${x + QUIET_ZONE},${y + QUIET_ZONE}`] : [])),
  );
  expect([...painted(drawQr(text).path)].sort()).toEqual(expected.sort());
});

test('leaves four light modules around the code', () => {
  const { size, path } = drawQr(text);
  for (const module of painted(path)) {
    const [x = 0, y = 0] = module.split(',').map(Number);
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(4);
    expect(Math.max(x, y)).toBeLessThan(size - 4);
  }
});
