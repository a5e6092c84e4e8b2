import { formatCount } from '@/lib/format-count';
import { capitalize } from '@/lib/text';
import { PLAN_LIMITS, type Plan, type PlanSeat } from '@/lib/visitors/seating/plan';
import { describePath } from './describe-path';

type SeatIndex = [zone: number, row: number, seat: number];

/** Problems of a well-formed plan that make it unfit for sale, one sentence each; empty if there are none. */
export function checkPlan(plan: Plan): string[] {
  const seats = countSeats(plan);
  if (seats === 0) {
    return ['The plan has no seats. Draw at least one row with seats and save it again.'];
  }
  if (seats > PLAN_LIMITS.seats) {
    const most = formatCount(PLAN_LIMITS.seats);
    return [
      `The plan has ${formatCount(seats)} seats, and ${most} is the most. Split it into several plans.`,
    ];
  }
  return [...unknownCategories(plan), ...sharedGuids(plan)];
}

function countSeats(plan: Plan): number {
  let seats = 0;
  for (const zone of plan.zones) {
    for (const row of zone.rows ?? []) seats += row.seats?.length ?? 0;
  }
  return seats;
}

function unknownCategories(plan: Plan): string[] {
  const known = new Set(plan.categories.map((category) => category.name));
  const problems: string[] = [];
  eachSeat(plan, (seat, place) => {
    if (known.has(seat.category)) return;
    problems.push(
      `${capitalize(describeSeatIn(plan, place))} has the category "${seat.category}", which the plan does not define. Add it to the plan's categories, or give the seat another one.`,
    );
  });
  return problems;
}

function sharedGuids(plan: Plan): string[] {
  const firsts = new Map<string, SeatIndex>();
  const problems: string[] = [];
  eachSeat(plan, (seat, place) => {
    const first = firsts.get(seat.seat_guid);
    if (first) {
      problems.push(
        `${capitalize(describeSeatIn(plan, place))} has the same seat_guid "${seat.seat_guid}" as ${describeSeatIn(plan, first)}. Give one of them another.`,
      );
    } else {
      firsts.set(seat.seat_guid, place);
    }
  });
  return problems;
}

function eachSeat(plan: Plan, visit: (seat: PlanSeat, place: SeatIndex) => void): void {
  for (const [z, zone] of plan.zones.entries()) {
    for (const [r, row] of (zone.rows ?? []).entries()) {
      for (const [s, seat] of (row.seats ?? []).entries()) visit(seat, [z, r, s]);
    }
  }
}

function describeSeatIn(plan: Plan, [zone, row, seat]: SeatIndex): string {
  return describePath(plan, ['zones', zone, 'rows', row, 'seats', seat]);
}
