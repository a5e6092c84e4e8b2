import { formatCount } from '@/lib/format-count';
import { repeat } from '../compare';
import type { Figure } from '../figure';
import { checkSold, type Hall, openHall } from '../hall';
import { measureSize } from '../measure-size';
import { postBooking } from '../shots';
import type { Stage } from '../stage';
import { expectOnly } from './expect-only';

const SECONDS = 2;
const CONNECTIONS = 32;
const BOOKERS = 4;
/** More seats than can be booked in that time. */
const BOOKINGS = 2_000;
const MOST_BYTES = 3_000;
/** The arena's show with the most sold seats, which compresses worse than an empty hall. */
const SOLD = '/api/shows/northern-static-n2gyx6/seats';

/** The states of 13,392 seats, while nothing happens and while the hall is being booked. */
export async function readSeats(stage: Stage): Promise<Figure[]> {
  const hall = await openHall(stage.sql, 'benchf');
  const path = `/api/shows/${hall.address}/seats`;
  const { bytes, compressed } = await measureSize(stage.origin, SOLD);
  if (compressed > MOST_BYTES) throw new Error(`${compressed} bytes exceed the limit`);
  const known = (await fetch(stage.origin + path)).headers.get('etag') ?? '';

  const quiet = await repeat(() => read(stage, path, 200));
  const unchanged = await repeat(() => read(stage, path, 304, { 'if-none-match': known }));
  let booked = 0;
  const busy = await repeat(async (round) => {
    const [volley, count] = await Promise.all([read(stage, path, 200), book(stage, hall, round)]);
    booked += count;
    return volley;
  });
  await checkSold(stage.sql, hall, { bookings: booked, seats: booked });
  return [
    {
      what: `GET seats of ${formatCount(hall.seats)}`,
      ...quiet,
      aim: '≤ 3 kB',
      note: `${bytes} bytes, as gzip ${compressed}`,
    },
    { what: 'the same, unchanged (304)', ...unchanged },
    { what: `the same, while ${BOOKERS} book without pause`, ...busy },
  ];
}

async function read(stage: Stage, path: string, status: number, more = {}) {
  const volley = await stage.sender.fire({
    origin: stage.origin,
    connections: CONNECTIONS,
    seconds: SECONDS,
    shots: [{ path, headers: { 'accept-encoding': 'gzip', ...more } }],
    outcomes: { read: { status } },
  });
  expectOnly(volley, 'read');
  return volley;
}

async function book({ origin, sender }: Stage, { address }: Hall, round: number): Promise<number> {
  const path = `/api/shows/${address}/bookings`;
  const volley = await sender.fire({
    origin,
    connections: BOOKERS,
    seconds: SECONDS,
    shots: Array.from({ length: BOOKINGS }, (_, n) => postBooking(path, [round * BOOKINGS + n])),
    outcomes: { booked: { status: 201 } },
  });
  expectOnly(volley, 'booked');
  return volley.counts.booked ?? 0;
}
