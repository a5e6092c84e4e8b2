import type { Box } from '../hall/box';
import type { Hall } from '../hall/read-hall';

/** The parts of the plan where a seat's state changed: the whole run, as its line changes with it. */
export function changedBoxes({ runs }: Hall, before: string, after: string): Box[] {
  if (before === after) return [];
  return runs
    .filter(({ first, count }) => {
      const end = first + count;
      return before.slice(first, end) !== after.slice(first, end);
    })
    .map(({ box }) => box);
}
