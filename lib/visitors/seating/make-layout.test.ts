import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPlan } from '@/lib/office/plans/read-plan';
import { drawCabaret } from '@/scripts/seed/draw-cabaret';
import { layoutSchema } from './layout';
import { makeLayout } from './make-layout';
import type { Plan } from './plan';

const seat = (guid: string, x: number, more: object = {}) => ({
  seat_guid: guid,
  seat_number: guid,
  position: { x, y: 0.006 },
  category: 'B',
  ...more,
});

const SMALL: Plan = {
  name: ' Small hall ',
  categories: [{ name: 'A', color: '#123456' }, { name: 'B' }, { name: 'A' }],
  zones: [
    { name: 'Foyer', rows: [{ row_number: '0', seats: [] }] },
    {
      name: 'Stalls',
      position: { x: 100, y: -50 },
      rows: [
        {
          row_number: 'F',
          row_number_position: 'both',
          position: { x: 10, y: 5 },
          seats: [seat('1', 1.239), seat('2', 26, { radius: 7, wheelchair: true })],
        },
        { row_number: '3', row_label: 'Table %s', seat_label: 'Chair', seats: [seat('', 90)] },
      ],
      areas: [
        { shape: 'ellipse', position: { x: 5, y: 6 }, ellipse: { radius: { x: -8, y: 4 } } },
        { shape: 'rectangle', width: 40, height: 20, text: 'BAR', color: 'url(https://evil)' },
        { shape: 'star' },
      ],
    },
    { name: 'Stalls', rows: [{ seats: [seat('9', 0, { category: 'A', radius: -3 })] }] },
    { rows: [{ row_number: 'Box', row_label: 'Box', seats: [seat('8', 0)] }] },
  ],
};

describe('makeLayout', () => {
  const { layout, bytes, hash } = makeLayout(SMALL);

  it('adds positions, rounds them, and shifts everything into a frame', () => {
    const [first = 0, second = 0] = layout.seats.x;
    expect(second - first).toBeCloseTo(24.76, 5);
    expect(layout.seats.y.slice(0, 3)).toEqual([55, 55, 50]);
    expect(Math.min(...layout.seats.x)).toBeGreaterThanOrEqual(40);
    expect(layout.width).toBeGreaterThan(Math.max(...layout.seats.x));
    const written = JSON.parse(bytes);
    const decimals = [...written.seats.x, ...written.seats.y, written.width, written.height];
    expect(decimals.every((value) => Math.round(value * 100) / 100 === value)).toBe(true);
  });

  it('numbers seats in the order of zones, rows and seats, and omits empty ones', () => {
    expect(layout.sections).toEqual([
      { name: 'Stalls', first: 0, count: 3 },
      { name: 'Stalls (2)', first: 3, count: 1 },
      { name: 'Section 3', first: 4, count: 1 },
    ]);
    expect(
      layout.rows.map(({ label, seatLabel, numberAt }) => [label, seatLabel, numberAt]),
    ).toEqual([
      ['Row F', 'Seat %s', 'both'],
      ['Table 3', 'Chair %s', null],
      ['Row', 'Seat %s', null],
      ['Box', 'Seat %s', null],
    ]);
    expect(layout.seats.number).toEqual(['1', '2', '', '9', '8']);
    expect(layout.seats.radius).toEqual([10, 7, 10, 10, 10]);
    expect(layout.seats.wheelchair).toEqual([1]);
  });

  it('gives every category a colour, and uses the first of equal names', () => {
    expect(layout.categories.map(({ name }) => name)).toEqual(['A', 'B']);
    expect(layout.categories[0]?.color).toBe('#123456');
    expect(layout.categories[1]?.color).toMatch(/^#[0-9a-f]{6}$/);
    expect(layout.seats.category).toEqual([1, 1, 1, 0, 1]);
  });

  it('draws areas of old and new files, without values that a style attribute would load', () => {
    expect(layout.areas).toHaveLength(2);
    expect(layout.areas[0]).toMatchObject({ shape: 'ellipse', radiusX: 8, radiusY: 4 });
    expect(layout.areas[1]).toMatchObject({
      shape: 'rectangle',
      width: 40,
      color: null,
      text: { text: 'BAR', x: 20, y: 10, size: 16 },
    });
    expect(bytes).not.toContain('evil');
  });

  it('matches its schema, and has the hash of its bytes', () => {
    expect(layoutSchema.parse(JSON.parse(bytes))).toEqual(JSON.parse(bytes));
    expect(hash).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(layout.name).toBe('Small hall');
  });

  it('has the same hash for any order of the plan’s keys, and another for another plan', () => {
    const { zones, categories, ...rest } = SMALL;
    expect(makeLayout({ zones, ...rest, categories }).hash).toBe(hash);
    expect(makeLayout({ ...SMALL, unseen: 1 }).hash).not.toBe(hash);
  });

  it('keeps the size that a plan declares when everything fits', () => {
    const file = new URL('../../../scripts/seed/plans/theatre.json', import.meta.url);
    const read = readPlan(readFileSync(file));
    const theatre = read.ok ? makeLayout(read.plan).layout : undefined;
    expect(theatre).toMatchObject({ width: 1380, height: 1000 });
    expect(theatre?.seats.x[0]).toBe(885.09);
  });

  it('includes rotated areas', () => {
    const area = { shape: 'rectangle', rectangle: { width: 200, height: 10 }, rotation: 90 };
    const turned = makeLayout({
      ...SMALL,
      zones: [{ rows: [{ seats: [seat('1', 0)] }], areas: [area] }],
    });
    expect(turned.layout.height).toBeCloseTo(290, 0);
  });

  it('draws the cabaret with all its tables', () => {
    const read = readPlan(new TextEncoder().encode(JSON.stringify(drawCabaret())));
    const cabaret = read.ok ? makeLayout(read.plan).layout : undefined;
    expect(cabaret).toMatchObject({ width: 1100, height: 900 });
    expect(cabaret?.rows.filter(({ label }) => /^Table \d+$/.test(label))).toHaveLength(13);
    expect(cabaret?.seats.wheelchair).toHaveLength(4);
  });
});
