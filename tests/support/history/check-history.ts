/** One attempt to book, and the outcome that the buyer got. */
export type Attempt = {
  key: string;
  seats: number[];
  /** `taken`: a refusal with the taken seats. `not stored`: an error that promises so. `unknown`: no outcome. */
  reported: 'booked' | 'not stored' | 'unknown' | { taken: number[] };
};

/** The contents of the database afterwards. */
export type Stored = {
  bookings: { key: string; seats: number[] }[];
  /** Seat numbers of live tickets, one for each ticket. */
  live: number[];
  /** By seat number: its status and version. */
  seats: { status: string; version: number }[];
};

/**
 * Compares the outcomes that buyers got with what is stored, if nothing was cancelled, and returns every
 * contradiction: an acknowledged booking that is not stored exactly once, a stored booking that was reported
 * as not stored, a refusal without a taken seat, a seat with two tickets, a seat whose status or version does
 * not match its ticket. A booking with an unknown outcome may be stored or not.
 */
export function checkHistory(attempts: Attempt[], stored: Stored): string[] {
  const problems: string[] = [];
  const byKey = new Map<string, number[][]>();
  for (const { key, seats } of stored.bookings) byKey.set(key, [...(byKey.get(key) ?? []), seats]);
  const everSold = new Set(stored.bookings.flatMap(({ seats }) => seats));

  for (const { key, seats, reported } of attempts) {
    const found = byKey.get(key) ?? [];
    if (found.length > 1) problems.push(`${key} is stored ${found.length} times`);
    if (found[0] && String(found[0]) !== String(seats)) problems.push(`${key} is stored in part`);
    if (reported === 'booked' && found.length === 0) problems.push(`${key} was booked and is lost`);
    if (reported === 'not stored' && found.length > 0)
      problems.push(`${key} was reported as not stored and is stored`);
    if (typeof reported === 'object') {
      if (found.length > 0) problems.push(`${key} was refused and is stored`);
      const neverSold = reported.taken.filter((seat) => !everSold.has(seat));
      if (neverSold.length > 0) problems.push(`${key} was refused for free seats ${neverSold}`);
    }
  }
  const requested = new Set(attempts.map(({ key }) => key));
  for (const key of byKey.keys())
    if (!requested.has(key)) problems.push(`${key} was never requested`);

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
