import { formatCount } from '@/lib/format-count';

/** A seat as its show stores it. */
export type NamedSeat = { seat: number; section: string; row: string; number: string };

/**
 * Names seats, sorted by number, in as few texts as possible: one for each run of neighbours in a row, such
 * as `Stalls, Row F, Seat 1 to Seat 12`. Returns at most `most` texts; the last one then counts the rest.
 */
export function nameSeatRuns(seats: readonly NamedSeat[], most = 200): string[] {
  const runs: { first: NamedSeat; last: NamedSeat; count: number }[] = [];
  for (const seat of seats) {
    const run = runs.at(-1);
    const isNext =
      run?.last.seat === seat.seat - 1 &&
      run.last.section === seat.section &&
      run.last.row === seat.row;
    if (run && isNext) Object.assign(run, { last: seat, count: run.count + 1 });
    else runs.push({ first: seat, last: seat, count: 1 });
  }
  const shown = runs.slice(0, runs.length > most ? most - 1 : most);
  const rest = runs.slice(shown.length).reduce((sum, { count }) => sum + count, 0);
  const names = shown.map(({ first, last, count }) =>
    [first.section, first.row, count > 1 ? `${first.number} to ${last.number}` : first.number]
      .filter(Boolean)
      .join(', '),
  );
  return rest > 0 ? [...names, `and ${formatCount(rest)} more seats`] : names;
}

/** Groups seats by their row, in their order; a row is named `Stalls, Row F`. */
export function groupByRow(seats: readonly NamedSeat[]): { name: string; seats: NamedSeat[] }[] {
  const rows = new Map<string, NamedSeat[]>();
  for (const seat of seats) {
    const name = [seat.section, seat.row].filter(Boolean).join(', ');
    const known = rows.get(name);
    if (known) known.push(seat);
    else rows.set(name, [seat]);
  }
  return [...rows].map(([name, inRow]) => ({ name, seats: inRow }));
}
