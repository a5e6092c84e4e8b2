import type { seats } from '@/db/schema/seat';
import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import { seatsOfLayout } from '@/lib/visitors/seating/seats-of-layout';

/** The fields of a stored seat that decide whether it may change with the plan. */
export type StoredSeat = Pick<
  typeof seats.$inferSelect,
  'seatNo' | 'section' | 'row' | 'number' | 'category' | 'status'
> & {
  /** Whether a ticket is for this seat, even a cancelled one. */
  ticketed: boolean;
};

type PlannedSeat = Pick<StoredSeat, 'seatNo' | 'section' | 'row' | 'number' | 'category'>;

/** What moving a show to another plan changes in its seats. Lists are in the order of seat numbers. */
export type SeatDifference = {
  kept: number;
  added: PlannedSeat[];
  removed: StoredSeat[];
  recategorised: { from: StoredSeat; to: PlannedSeat }[];
  /** Seat numbers that would become another seat. */
  renamed: { from: StoredSeat; to: PlannedSeat }[];
};

/** Compares a show's seats, in the order of their numbers, with the seats of a plan. */
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
    added: planned.slice(stored.length),
    removed: stored.slice(planned.length),
    recategorised: [],
    renamed: [],
  };
  for (const from of stored.slice(0, planned.length)) {
    const to = planned[from.seatNo];
    if (!to) continue;
    if (nameKey(from) !== nameKey(to)) difference.renamed.push({ from, to });
    else if (from.category !== to.category) difference.recategorised.push({ from, to });
    else difference.kept++;
  }
  return difference;
}

/** Why the move is refused; `seats` are the first of the `count` seats that prevent it. */
export type PlanMoveRefusal =
  | { reason: 'taken'; seats: StoredSeat[]; count: number }
  | { reason: 'renumbered'; seats: { from: StoredSeat; to: PlannedSeat }[]; count: number };

const MOST_SEATS = 10;

/**
 * Why a show may not take this difference; null if it may. A seat that is sold or on hold must not change. In a
 * published show a seat number always means the same seat, because open maps, unsent forms and tickets refer to
 * seats by number (docs/decisions/0022-keep-the-meaning-of-seat-numbers.md).
 */
export function findPlanMoveRefusal(
  difference: SeatDifference,
  isDraft: boolean,
): PlanMoveRefusal | null {
  const { removed, recategorised, renamed } = difference;
  const gone = new Set(removed);
  const touched = [...removed, ...[...recategorised, ...renamed].map(({ from }) => from)];
  const taken = touched
    .filter((seat) => seat.status !== 'available' || (seat.ticketed && gone.has(seat)))
    .sort((a, b) => a.seatNo - b.seatNo);
  if (taken.length > 0) {
    return { reason: 'taken', seats: taken.slice(0, MOST_SEATS), count: taken.length };
  }
  if (renamed.length > 0 && !isDraft) {
    return { reason: 'renumbered', seats: renamed.slice(0, MOST_SEATS), count: renamed.length };
  }
  return null;
}

function nameKey({ section, row, number }: PlannedSeat): string {
  return JSON.stringify([section, row, number]);
}
