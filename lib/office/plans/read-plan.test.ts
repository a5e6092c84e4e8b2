import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PLAN_LIMITS } from '@/lib/visitors/seating/plan';
import { readPlan } from './read-plan';

const seat = (guid: string, number: string, more: object = {}) => ({
  seat_guid: guid,
  seat_number: number,
  position: { x: 0, y: 0 },
  category: 'A',
  ...more,
});
const plan = (more: object = {}, ...seats: object[]) => ({
  name: 'Hall',
  categories: [{ name: 'A' }],
  zones: [
    {
      name: 'Stalls',
      position: { x: 0, y: 0 },
      rows: [{ row_number: 'B', seats: seats.length > 0 ? seats : [seat('1', '5')] }],
    },
  ],
  ...more,
});

function read(content: object | string) {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return readPlan(new TextEncoder().encode(text));
}

function problems(content: object | string): string[] {
  const result = read(content);
  if (result.ok) throw new Error('The plan was accepted');
  return result.problems;
}

describe('readPlan accepts', () => {
  it.each([
    ['theatre', 674],
    ['arena', 13_392],
  ])('the %s', (name, count) => {
    const bytes = readFileSync(
      new URL(`../../../scripts/seed/plans/${name}.json`, import.meta.url),
    );
    const result = readPlan(bytes);
    const seats = result.ok ? result.plan.zones.flatMap((zone) => zone.rows ?? []) : [];
    expect(seats.flatMap((row) => row.seats ?? [])).toHaveLength(count);
  });

  it('a byte order mark', () => {
    expect(read(`\uFEFF${JSON.stringify(plan())}`).ok).toBe(true);
  });

  it('files of older versions, nulls, and keys of other tools', () => {
    const older = {
      categories: [{ name: 'A' }],
      zones: [
        { rows: [], areas: [{ shape: 'rectangle', width: 5, height: 5, text: 'BAR' }] },
        {
          name: null,
          position: null,
          areas: null,
          rows: [
            {
              row_number: '1',
              row_label: null,
              seat_label: null,
              row_number_position: null,
              number_of_seats: 1,
              seats_spacing: 25,
              seats: [
                { seat_guid: 'x', category: 'A', position: { x: -1.5, y: 2.25 }, radius: null },
              ],
            },
            { row_number: '1', seats: [seat('y', '', { wheelchair: true, mine: [null] })] },
          ],
        },
      ],
      made_by: { other: 'tool' },
    };
    expect(read(older).ok).toBe(true);
  });
});

describe('readPlan refuses', () => {
  it('two seats with the same guid, and names both', () => {
    expect(problems(plan({}, seat('x', '5'), seat('y', '6'), seat('x', '7')))).toEqual([
      'Zone 1 "Stalls", row 1 "B", seat 3 "7" has the same seat_guid "x" as zone 1 "Stalls", row 1 "B", seat 1 "5". Give one of them another.',
    ]);
  });

  it('a category that the plan does not define', () => {
    expect(problems(plan({}, seat('x', '5', { category: 'Gold' })))[0]).toMatch(
      /^Zone 1 "Stalls", row 1 "B", seat 1 "5" has the category "Gold", which the plan does not define\./,
    );
  });

  it('a plan without seats', () => {
    expect(problems(plan({ zones: [{ name: 'Empty', rows: [] }] }))[0]).toMatch(/has no seats/);
  });

  it('too many seats', () => {
    const seats = Array.from({ length: PLAN_LIMITS.seats + 1 }, (_, n) => seat(`${n}`, '1'));
    expect(problems(plan({}, ...seats))[0]).toBe(
      'The plan has 100,001 seats, and 100,000 is the most. Split it into several plans.',
    );
  });

  it('a wrong shape, and names where it is', () => {
    expect(problems(plan({}, seat('x', '5', { position: { x: '1', y: null } })))).toEqual([
      'In zone 1 "Stalls", row 1 "B", seat 1 "5": position.x: expected number, received string.',
      'In zone 1 "Stalls", row 1 "B", seat 1 "5": position.y: expected number, received null.',
    ]);
    expect(problems({ zones: [] })).toEqual([
      'In the plan: categories: expected array, but it is missing.',
    ]);
    expect(problems(plan({ zones: [{ rows: [{ seats: [{}] }] }] }))[0]).toMatch(
      /^In zone 1, row 1, seat 1: seat_guid: expected string, but it is missing/,
    );
  });

  it('keys and values that Postgres cannot store', () => {
    expect(problems(plan({ note: 'a\0b' }))[0]).toMatch(/^In the plan: note, a text holds a NUL/);
    expect(problems(plan({ 'k\0': 1 }))[0]).toMatch(/the name of a key holds a NUL/);
    expect(problems('{"zones":[{"name":"\\ud800"}]}')[0]).toMatch(/not well-formed Unicode/);
    expect(problems('{"zones":[{"x":1e400}]}')[0]).toMatch(/a number is too large/);
    expect(problems(`{"zones":${'['.repeat(200)}${']'.repeat(200)}}`)[0]).toMatch(/64 deep/);
  });

  it('coordinates that are too large and labels that are too long', () => {
    expect(problems(plan({}, seat('x', '5', { position: { x: 1e9, y: 0 } })))).toHaveLength(1);
    expect(problems(plan({}, seat('x', '5'.repeat(10_000))))).toHaveLength(1);
  });

  it('files that are not plans', () => {
    expect(problems('{"zones": [')[0]).toMatch(/^The file is not JSON: /);
    expect(problems('[1]')[0]).toMatch(/not a seating plan/);
    expect(problems('null')[0]).toMatch(/not a seating plan/);
    const latin1 = readPlan(Uint8Array.from([0x22, 0xe9, 0x22]));
    expect(latin1).toMatchObject({ ok: false, problems: [expect.stringMatching(/UTF-8/)] });
    expect(readPlan(new Uint8Array(PLAN_LIMITS.bytes + 1))).toMatchObject({
      ok: false,
      problems: ['The file is larger than 64 MB, the most that a plan may have.'],
    });
  });

  it('hundreds of problems, and lists the first twenty', () => {
    const seats = Array.from({ length: 300 }, () => seat('same', '1'));
    const told = problems(plan({}, ...seats));
    expect(told).toHaveLength(21);
    expect(told.at(-1)).toBe('… and 279 more problems.');
  });
});
