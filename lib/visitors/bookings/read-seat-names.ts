import { readSeatStates } from '@/lib/visitors/cache/seat-states';
import { findLayout } from '@/lib/visitors/seating/find-layout';
import { nameSeats } from '@/lib/visitors/seating/name-seats';

/**
 * A show's seats for messages about them: their states, their layout, and a function that names seats as
 * people do. Never throws: while a part cannot be read it is null, and the name is `some of the seats`.
 */
export async function readSeatNames(showId: string) {
  const states = await readSeatStates(showId).catch(() => null);
  const layout = (states && (await findLayout(states.plan).catch(() => null))?.layout) || null;
  const count = states?.seats.length ?? 0;
  return {
    states: states?.seats ?? null,
    layout,
    nameSeats: (seats: number[]) =>
      layout && seats.every((seat) => seat < count)
        ? nameSeats(layout, seats)
        : 'some of the seats',
  };
}
