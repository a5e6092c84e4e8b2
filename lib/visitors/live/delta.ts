import type { SeatStates } from '@/lib/visitors/seating/load-seat-states';

/** How many characters of the plan's hash an event's id has: sums of versions repeat between plans. */
const TAG_LENGTH = 4;

/** The id of the event that leads to these states: the sum of the seats' versions, and the start of the plan's hash. */
export function eventIdOf(states: SeatStates): string {
  return `${sumOf(states)}.${states.plan.slice(0, TAG_LENGTH)}`;
}

/** The sum of the seats' versions. */
export function sumOf({ plan, version }: SeatStates): number {
  return Number(version.slice(plan.length + 1));
}

/**
 * The delta from some states of a plan's seats to later ones: by how much the sum of versions grew, a space, and
 * each changed seat's number with its new letter (`2 11b12b`). Null if there is none: for another plan, for
 * earlier states, or when it is longer than a snapshot.
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

/** The states after applying a delta with this event id; null if the delta does not start from `states`. */
export function applyDelta(states: SeatStates, id: string, delta: string): SeatStates | null {
  const [sum = '', tag = ''] = id.split('.');
  const [steps = '', changes = ''] = delta.split(' ');
  const startsHere =
    tag === states.plan.slice(0, TAG_LENGTH) && Number(sum) - Number(steps) === sumOf(states);
  if (!startsHere) return null;
  let seats = '';
  let copied = 0;
  for (const [, number, letter] of changes.matchAll(/(\d+)([a-z])/g)) {
    seats += states.seats.slice(copied, Number(number)) + letter;
    copied = Number(number) + 1;
  }
  seats += states.seats.slice(copied);
  return { plan: states.plan, version: `${states.plan}.${sum}`, seats };
}
