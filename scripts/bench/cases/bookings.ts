import { compare } from '../compare';
import type { Figure } from '../figure';
import { checkSold, type Hall, openHall } from '../hall';
import type { Shot } from '../load/job';
import { postAction, postBooking } from '../shots';
import type { Stage } from '../stage';
import { expectOnly } from './expect-only';

const SECONDS = 2;
/** More than are booked in that time. */
const BOOKINGS = 2_000;
const CONNECTIONS = 32;

/** `bookSeats` as a browser calls it, one seat each, beside an action that does nothing. */
export async function bookSeats(stage: Stage): Promise<Figure[]> {
  const hall = await openHall(stage.sql, 'benchc');
  const ours = stage.actionId('bookSeats');
  const bare = stage.actionId('doNothing');
  const booking = (seat: number) =>
    postAction(stage.origin, `/shows/${hall.address}`, ours, hall.id, [seat]);
  const nothing = (seat: number) =>
    postAction(stage.origin, '/ceiling/action', bare, hall.id, [seat]);
  const figure = await compareBookings(stage, hall, {
    booking,
    booked: { status: 200, has: '"status":"booked"' },
    nothing,
    done: { status: 200, has: '"a":"$@1"' },
  });
  return [{ what: 'bookSeats, a seat each', ...figure, aim: '≥ 0.6' }];
}

/** The API's booking, one seat each, beside a route handler that does nothing. */
export async function postBookings(stage: Stage): Promise<Figure[]> {
  const hall = await openHall(stage.sql, 'benchd');
  const figure = await compareBookings(stage, hall, {
    booking: (seat) => postBooking(`/api/shows/${hall.address}/bookings`, [seat]),
    booked: { status: 201, has: '"reference"' },
    nothing: (seat) => postBooking('/api/ceiling', [seat]),
    done: { status: 201, has: 'nothing' },
  });
  return [{ what: 'POST bookings, a seat each', ...figure, aim: '≥ 0.6' }];
}

type Outcome = { status: number; has: string };
type Contest = {
  booking: (seat: number) => Shot;
  booked: Outcome;
  nothing: (seat: number) => Shot;
  done: Outcome;
};

async function compareBookings(stage: Stage, hall: Hall, contest: Contest) {
  const { origin, sender } = stage;
  const fire = async (round: number, shot: (seat: number) => Shot, yes: Outcome) => {
    const first = round * BOOKINGS;
    const shots = Array.from({ length: BOOKINGS }, (_, n) => shot(first + n));
    const outcomes = { yes };
    const job = { origin, connections: CONNECTIONS, shots, seconds: SECONDS, outcomes };
    const volley = await sender.fire(job);
    expectOnly(volley, 'yes');
    return volley;
  };
  let sold = 0;
  const figure = await compare(
    async (round) => {
      const volley = await fire(round, contest.booking, contest.booked);
      sold += volley.counts.yes ?? 0;
      return volley;
    },
    (round) => fire(round, contest.nothing, contest.done),
  );
  await checkSold(stage.sql, hall, { bookings: sold, seats: sold });
  return figure;
}
