import { findFocus } from '@/lib/visitors/seating/find-focus';
import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import { between, pick, type Random } from './random';

type Row = SeatingLayout['rows'][number];
type Run = { first: number; count: number };

/** Party sizes; a size that is listed more often is more frequent. */
const PARTIES = [2, 2, 2, 2, 2, 2, 4, 4, 4, 3, 3, 1, 5, 6];

/**
 * Distributes `seats` sold seats over a hall: parties sit side by side, good rows sell first, from the middle
 * of a row outwards. Seat states of a hall filled like this also compress well.
 */
export function fillHall(
  layout: SeatingLayout,
  seats: number,
  blocked: Set<number>,
  random: Random,
): number[][] {
  const parties: number[][] = [];
  const full = seats >= layout.seats.x.length - blocked.size;
  let left = seats;
  for (const row of byAppeal(layout, random)) {
    if (left <= 0) break;
    const run = full ? row : soldRun(row, random);
    for (const party of split(run, blocked, random)) {
      parties.push(party.slice(0, left));
      left -= party.length;
      if (left <= 0) break;
    }
  }
  return parties;
}

function byAppeal(layout: SeatingLayout, random: Random): Row[] {
  const focus = findFocus(layout);
  const appeal = new Map(
    layout.rows.map((row) => {
      const middle = row.first + Math.floor(row.count / 2);
      const x = layout.seats.x[middle] ?? 0;
      const y = layout.seats.y[middle] ?? 0;
      return [row, Math.hypot(x - focus.x, y - focus.y) * (0.6 + 0.8 * random())];
    }),
  );
  return layout.rows.toSorted((a, b) => (appeal.get(a) ?? 0) - (appeal.get(b) ?? 0));
}

/** Most of a row, without leaving a single seat at its ends. */
function soldRun({ first, count }: Row, random: Random): Run {
  const sold = Math.min(count, Math.ceil(count * (0.5 + random() * 0.6)));
  const spare = count - sold;
  if (spare < 2) return { first, count };
  const before = pick(random, [0, spare, Math.floor(spare / 2)]);
  const lonely = before === 1 || spare - before === 1;
  return { first: first + (lonely ? 0 : before), count: sold };
}

function split(run: Run, blocked: Set<number>, random: Random): number[][] {
  const parties: number[][] = [];
  let party: number[] = [];
  let size = pick(random, PARTIES);
  for (let seat = run.first; seat < run.first + run.count; seat++) {
    if (blocked.has(seat) || party.length === size) {
      if (party.length > 0) parties.push(party);
      party = [];
      size = pick(random, PARTIES);
    }
    if (!blocked.has(seat)) party.push(seat);
  }
  if (party.length > 0) parties.push(party);
  return parties;
}

/** Seats that the venue blocks: some pairs in good rows, for guests and technicians. */
export function holdBack(layout: SeatingLayout, pairs: number, random: Random): Set<number> {
  const rows = byAppeal(layout, random).filter((row) => row.count >= 4);
  const held = new Set<number>();
  for (const row of rows.slice(0, pairs)) {
    const seat = row.first + between(random, 0, 1) * (row.count - 2);
    held.add(seat).add(seat + 1);
  }
  return held;
}
