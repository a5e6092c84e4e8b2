import { readSeatStates } from '@/lib/visitors/cache/seat-states';
import { findLayout } from '@/lib/visitors/seating/find-layout';
import { nameSeats } from '@/lib/visitors/seating/name-seats';

/** Seats of a show as people say them; `Some of the seats` when the hall cannot be read just now. */
export async function nameSeatsOf(showId: string, seats: number[]): Promise<string> {
  if (seats.length === 0) return '';
  const states = await readSeatStates(showId).catch(() => null);
  const stored = states && (await findLayout(states.plan).catch(() => null));
  const isInHall = seats.every((seat) => seat < (states?.seats.length ?? 0));
  return stored && isInHall ? nameSeats(stored.layout, seats) : 'Some of the seats';
}
