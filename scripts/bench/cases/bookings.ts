import type { Figure } from '../figure';
import { checkSold, openHall } from '../hall';
import { postAction, postBooking } from '../shots';
import type { Stage } from '../stage';
import { compareShots } from './compare-shots';

/** `bookSeats` as a browser calls it, one seat each, compared with an action that does nothing. */
export async function bookSeats(stage: Stage): Promise<Figure[]> {
  const hall = await openHall(stage.sql, 'benchc');
  const ours = stage.actionId('bookSeats');
  const bare = stage.actionId('doNothing');
  const { figure, answered } = await compareShots(stage, {
    ours: (seat) => postAction(stage.origin, `/shows/${hall.address}`, ours, hall.id, [seat]),
    answer: { status: 200, has: '"status":"booked"' },
    nothing: (seat) => postAction(stage.origin, '/ceiling/action', bare, hall.id, [seat]),
    done: { status: 200, has: '"a":"$@1"' },
  });
  await checkSold(stage.sql, hall, { bookings: answered, seats: answered });
  return [{ what: 'bookSeats, a seat each', ...figure, aim: '≥ 0.6' }];
}

/** The API's booking, one seat each, compared with a route handler that does nothing. */
export async function postBookings(stage: Stage): Promise<Figure[]> {
  const hall = await openHall(stage.sql, 'benchd');
  const { figure, answered } = await compareShots(stage, {
    ours: (seat) => postBooking(`/api/shows/${hall.address}/bookings`, [seat]),
    answer: { status: 201, has: '"reference"' },
    nothing: (seat) => postBooking('/api/ceiling', [seat]),
    done: { status: 201, has: 'nothing' },
  });
  await checkSold(stage.sql, hall, { bookings: answered, seats: answered });
  return [{ what: 'POST bookings, a seat each', ...figure, aim: '≥ 0.6' }];
}
