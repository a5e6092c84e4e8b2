import { readSeatStates } from '@/lib/visitors/cache/seat-states';
import { findLayout } from '@/lib/visitors/seating/find-layout';
import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import { nameSeats } from '@/lib/visitors/seating/name-seats';

/** The names of a show's seats in words; `some of the seats` if its layout cannot be read. */
export async function nameSeatsOf(showId: string, seats: number[]): Promise<string> {
  if (seats.length === 0) return '';
  const { layout } = await readStatesAndLayout(showId);
  return nameSeatsOrSome(layout, seats);
}

/** A show's seat states and layout from the caches; each null if it cannot be read. Never throws. */
export async function readStatesAndLayout(showId: string) {
  const states = await readSeatStates(showId).catch(() => null);
  const stored = states && (await findLayout(states.plan).catch(() => null));
  return { states, layout: stored ? stored.layout : null };
}

/** The names of seats in words; `some of the seats` without a layout that has them all. */
export function nameSeatsOrSome(layout: SeatingLayout | null, seats: number[]): string {
  const isInLayout = layout && seats.every((seat) => seat < layout.seats.x.length);
  return isInLayout ? nameSeats(layout, seats) : 'some of the seats';
}
