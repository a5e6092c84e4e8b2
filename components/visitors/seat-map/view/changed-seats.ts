/** The seats whose letters differ between two state strings of one hall, in ascending order. */
export function changedSeats(before: string, after: string): number[] {
  const seats: number[] = [];
  for (let seat = 0; seat < after.length; seat++) {
    if (before.charCodeAt(seat) !== after.charCodeAt(seat)) seats.push(seat);
  }
  return seats;
}
