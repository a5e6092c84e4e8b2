/** One attempt to book, and what the buyer heard of it. */
export type Attempt = {
  key: string;
  seats: number[];
  /** `refused`: with the seats said to be taken. `not stored`: said to be so. `unknown`: nobody knows. */
  reported: 'booked' | 'not stored' | 'unknown' | { taken: number[] };
};

/** What the database holds afterwards. */
export type Stored = {
  bookings: { key: string; seats: number[] }[];
  /** Seat numbers of live tickets, one for each ticket. */
  live: number[];
  /** By seat number: its status and version. */
  seats: { status: string; version: number }[];
};

/**
 * Replays what buyers heard against what is stored, in which nothing was cancelled. Answers with what
 * cannot have happened: an acknowledged booking that is not there exactly once, one that is there
 * though it was said not to be, a refusal without a reason, a seat with two tickets, a seat whose
 * status or version does not fit its ticket. Unknown outcomes may be either.
 */
export function checkHistory(attempts: Attempt[], stored: Stored): string[] {
  const problems: string[] = [];
  const byKey = new Map<string, number[][]>();
  for (const { key, seats } of stored.bookings) byKey.set(key, [...(byKey.get(key) ?? []), seats]);
  const everSold = new Set(stored.bookings.flatMap(({ seats }) => seats));

  for (const { key, seats, reported } of attempts) {
    const found = byKey.get(key) ?? [];
    if (found.length > 1) problems.push(`${key} is stored ${found.length} times`);
    if (found[0] && String(found[0]) !== String(seats)) problems.push(`${key} is stored half`);
    if (reported === 'booked' && found.length === 0) problems.push(`${key} was booked and is lost`);
    if (reported === 'not stored' && found.length > 0)
      problems.push(`${key} was denied and is stored`);
    if (typeof reported === 'object') {
      if (found.length > 0) problems.push(`${key} was refused and is stored`);
      const odd = reported.taken.filter((seat) => !everSold.has(seat));
      if (odd.length > 0) problems.push(`${key} was refused for free seats ${odd}`);
    }
  }
  const asked = new Set(attempts.map(({ key }) => key));
  for (const key of byKey.keys()) if (!asked.has(key)) problems.push(`nobody asked for ${key}`);

  const live = new Set(stored.live);
  if (live.size < stored.live.length) problems.push('a seat has two live tickets');
  for (const [seat, { status, version }] of stored.seats.entries()) {
    const sold = live.has(seat);
    if ((status === 'booked') !== sold) problems.push(`seat ${seat} is ${status}, sold: ${sold}`);
    if (version !== (sold ? 2 : 1)) problems.push(`seat ${seat} has version ${version}`);
    if (sold !== everSold.has(seat)) problems.push(`seat ${seat} lost its booking or its ticket`);
  }
  return problems;
}
