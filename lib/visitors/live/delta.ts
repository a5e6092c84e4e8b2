import type { SeatStates } from '@/lib/visitors/seating/load-seat-states';

/** So much of a plan's hash tells its sums of versions from another plan's in an event's id. */
const TAG_LENGTH = 4;

/** The id of the event that leads to these states: the sum of the seats' versions, and the plan in short. */
export function eventIdOf(states: SeatStates): string {
  return `${sumOf(states)}.${states.plan.slice(0, TAG_LENGTH)}`;
}

/** The sum of the seats' versions. */
export function sumOf({ plan, version }: SeatStates): number {
  return Number(version.slice(plan.length + 1));
}

/**
 * What leads from one state of a plan's seats to a later one: by how much the sum of versions grew, a
 * space, and each changed seat's number with its new letter (`2 11b12b`). Null where no delta leads:
 * another plan, an earlier state, or more changes than a whole string is long.
 */
export function deltaOf(from: SeatStates, to: SeatStates): string | null {
  const steps = sumOf(to) - sumOf(from);
  if (from.plan !== to.plan || from.seats.length !== to.seats.length || steps <= 0) return null;
  let delta = `${steps} `;
  for (let seat = 0; seat < to.seats.length; seat++) {
    if (from.seats[seat] !== to.seats[seat]) delta += `${seat}${to.seats[seat]}`;
  }
  return delta.length < to.version.length + to.seats.length ? delta : null;
}

/** The states to which the event `id` with this delta leads; null when it leads from others than these. */
export function applyDelta(states: SeatStates, id: string, delta: string): SeatStates | null {
  const [sum = '', tag = ''] = id.split('.');
  const [steps = '', changes = ''] = delta.split(' ');
  const leadsFromHere =
    tag === states.plan.slice(0, TAG_LENGTH) && Number(sum) - Number(steps) === sumOf(states);
  if (!leadsFromHere) return null;
  let seats = '';
  let copied = 0;
  for (const [, number, letter] of changes.matchAll(/(\d+)([a-z])/g)) {
    seats += states.seats.slice(copied, Number(number)) + letter;
    copied = Number(number) + 1;
  }
  seats += states.seats.slice(copied);
  return { plan: states.plan, version: `${states.plan}.${sum}`, seats };
}
