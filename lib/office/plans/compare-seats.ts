import type { seats } from '@/db/schema/seat';
import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import { seatsOfLayout } from '@/lib/visitors/seating/seats-of-layout';

/** What of a stored seat tells whether another plan would change it. */
export type StoredSeat = Pick<
  typeof seats.$inferSelect,
  'seatNo' | 'section' | 'row' | 'number' | 'category' | 'status'
> & {
  /** A ticket names it, were it only one of a cancelled booking. */
  ticketed: boolean;
};

export type PlannedSeat = Pick<StoredSeat, 'seatNo' | 'section' | 'row' | 'number' | 'category'>;

/** What moving a show to another plan does to its seats. Lists are in the order of seat numbers. */
export type SeatDifference = {
  kept: number;
  appear: PlannedSeat[];
  vanish: StoredSeat[];
  recategorised: { from: StoredSeat; to: PlannedSeat }[];
  /** Seat numbers that would mean another seat. */
  renamed: { from: StoredSeat; to: PlannedSeat }[];
};

/** Compares a show's seats, in the order of their numbers, with a hall's. */
export function compareSeats(stored: StoredSeat[], layout: SeatingLayout): SeatDifference {
  const planned = seatsOfLayout(layout, '').map(
    ({ seatNo, section, row, number, category }): PlannedSeat => ({
      seatNo,
      section,
      row,
      number,
      category,
    }),
  );
  const difference: SeatDifference = {
    kept: 0,
    appear: planned.slice(stored.length),
    vanish: stored.slice(planned.length),
    recategorised: [],
    renamed: [],
  };
  for (const from of stored.slice(0, planned.length)) {
    const to = planned[from.seatNo];
    if (!to) continue;
    if (wordsOf(from) !== wordsOf(to)) difference.renamed.push({ from, to });
    else if (from.category !== to.category) difference.recategorised.push({ from, to });
    else difference.kept++;
  }
  return difference;
}

/** Why the move is refused; `seats` are the first that stand in its way. */
export type PlanMoveRefusal =
  | { reason: 'taken'; seats: StoredSeat[]; count: number }
  | { reason: 'renumbered'; seats: { from: StoredSeat; to: PlannedSeat }[]; count: number };

const SHOWN = 10;

/**
 * Whether a show may take this difference; null when it may. A seat that is sold, held or held back
 * stays as it is. Once published, a seat's number always means the same seat, because open maps,
 * half-filled forms and tickets name seats by it (docs/decisions/0022-keep-the-meaning-of-seat-numbers.md).
 */
export function findPlanMoveRefusal(
  difference: SeatDifference,
  isDraft: boolean,
): PlanMoveRefusal | null {
  const { vanish, recategorised, renamed } = difference;
  const gone = new Set(vanish);
  const touched = [...vanish, ...[...recategorised, ...renamed].map(({ from }) => from)];
  const taken = touched
    .filter((seat) => seat.status !== 'available' || (seat.ticketed && gone.has(seat)))
    .sort((a, b) => a.seatNo - b.seatNo);
  if (taken.length > 0) {
    return { reason: 'taken', seats: taken.slice(0, SHOWN), count: taken.length };
  }
  if (renamed.length > 0 && !isDraft) {
    return { reason: 'renumbered', seats: renamed.slice(0, SHOWN), count: renamed.length };
  }
  return null;
}

function wordsOf({ section, row, number }: PlannedSeat): string {
  return JSON.stringify([section, row, number]);
}
