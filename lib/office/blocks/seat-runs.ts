import { formatCount } from '@/lib/format-count';
/** A seat as its show stores it. */
export type NamedSeat = { seat: number; section: string; row: string; number: string };

/**
 * Seats in the order of their numbers as people say many of them, one text for neighbours:
 * `Stalls, Row F, Seat 1 to Seat 12`. Of more than `most` texts the last counts the rest.
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
  const told = runs.slice(0, runs.length > most ? most - 1 : most);
  const rest = runs.slice(told.length).reduce((sum, { count }) => sum + count, 0);
  const names = told.map(({ first, last, count }) =>
    [first.section, first.row, count > 1 ? `${first.number} to ${last.number}` : first.number]
      .filter(Boolean)
      .join(', '),
  );
  return rest > 0 ? [...names, `and ${formatCount(rest)} more seats`] : names;
}
