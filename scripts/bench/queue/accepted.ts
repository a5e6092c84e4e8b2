import { compareShots } from '../cases/compare-shots';
import type { Figure } from '../figure';
import { postBooking } from '../shots';
import { openQueuedHall } from './queued-hall';
import type { QueueStage } from './stage';
import { settleAll } from './workers';

/** Requests accepted into the queue by the API, compared with a route handler that does nothing. */
export async function accepted(stage: QueueStage): Promise<Figure[]> {
  const hall = await openQueuedHall(stage.sql, 'bencho');
  const { figure, answered } = await compareShots(stage, {
    ours: (seat) => postBooking(`/api/shows/${hall.address}/bookings`, [seat]),
    answer: { status: 202, has: '"link"' },
    nothing: (seat) => postBooking('/api/ceiling', [seat]),
    done: { status: 201, has: 'nothing' },
  });
  await settleAll(stage, hall, answered);
  return [{ what: 'POST bookings of a queued show', ...figure, aim: '≥ 0.6' }];
}
