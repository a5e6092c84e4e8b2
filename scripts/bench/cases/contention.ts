import { randomInt } from 'node:crypto';
import { repeat } from '../compare';
import type { Figure } from '../figure';
import { checkSold, openHall } from '../hall';
import type { Volley } from '../load/job';
import { postBooking } from '../shots';
import type { Stage } from '../stage';

const AT_ONCE = 200;

/** 200 requests at once for one seat, and 200 at once for four of the same twelve seats. */
export async function contention(stage: Stage): Promise<Figure[]> {
  const deadlocks = await countDeadlocks(stage);
  const one = await fight(stage, 'benchg1', {
    what: '200 at once on one seat',
    choose: (round) => [round],
    each: 1,
  });
  const four = await fight(stage, 'benchg4', {
    what: '200 at once on 4 random of 12 seats',
    choose: (round) => fourOfTwelve(round * 12),
    each: 4,
  });
  const more = (await countDeadlocks(stage)) - deadlocks;
  if (more > 0) throw new Error(`${more} deadlocks`);
  return [one, four];
}

type Fight = { what: string; choose: (round: number) => number[]; each: number };

async function fight(stage: Stage, id: string, { what, choose, each }: Fight): Promise<Figure> {
  const hall = await openHall(stage.sql, id);
  const total = { won: 0, taken: 0, errors: 0 };
  const rounds: number[] = [];
  const { p50, p99 } = await repeat(async (round) => {
    const path = `/api/shows/${hall.address}/bookings`;
    const volley = await stage.sender.fire({
      origin: stage.origin,
      connections: AT_ONCE,
      shots: Array.from({ length: AT_ONCE }, () => postBooking(path, choose(round))),
      seconds: 60,
      outcomes: { won: { status: 201 }, taken: { status: 409, has: 'seats_taken' } },
    });
    const { won, taken, errors } = countsOf(volley);
    if (won < 1) throw new Error(`No request got a seat: ${JSON.stringify(volley)}`);
    rounds.push(won);
    total.won += won;
    total.taken += taken;
    total.errors += errors;
    return volley;
  });
  await checkSold(stage.sql, hall, { bookings: total.won, seats: total.won * each });
  const note = `winners ${rounds.join(', ')}; refused ${total.taken}; errors ${total.errors}`;
  return { what, p50, p99, note };
}

function countsOf({ counts }: Volley) {
  const { won = 0, taken = 0, other = 0 } = counts;
  return { won, taken, errors: other };
}

function fourOfTwelve(first: number): number[] {
  const chosen = new Set<number>();
  while (chosen.size < 4) chosen.add(first + randomInt(12));
  return [...chosen];
}

async function countDeadlocks({ sql }: Stage): Promise<number> {
  const [row] = await sql<{ deadlocks: number }[]>`
    select deadlocks::int from pg_stat_database where datname = current_database()`;
  return row?.deadlocks ?? 0;
}
