import { randomUUID } from 'node:crypto';
import { providePrimary } from '@/db/client';
import { connect } from '@/db/connect';
import { publishRequest } from '@/lib/visitors/booking-queue/publish-request';
import { bookingRequest } from '@/lib/visitors/bookings/booking-request';
import { createBookings } from '@/lib/visitors/bookings/create-bookings';
import { compare } from '../compare';
import type { Figure } from '../figure';
import { checkSold, type Hall, openHall } from '../hall';
import { openQueuedHall } from './queued-hall';
import type { QueueStage } from './stage';
import { settledCount, startWorker } from './workers';

/** Bookings in a round of the worker, and in a round with one transaction each. */
const QUEUED = 2_000;
const SINGLE = 500;
/** Concurrent publishes to the broker. */
const PUBLISHING = 200;

/** Bookings that one worker settles, compared with the same bookings in one transaction each. */
export async function settled(stage: QueueStage): Promise<Figure[]> {
  Object.assign(process.env, stage.env);
  const handle = connect(stage.databaseUrl, { max: 10 });
  providePrimary(handle);
  const figures: Figure[] = [];
  for (const callers of [1, 10]) {
    const queued = await openQueuedHall(stage.sql, `benchp${callers}`);
    const single = await openHall(stage.sql, `benchs${callers}`);
    const figure = await compare(
      (round) => settleRound(stage, queued, round),
      (round) => bookSingly(single, round, callers),
    );
    await checkSold(stage.sql, queued, { bookings: QUEUED * 6, seats: QUEUED * 6 });
    const beside = callers === 1 ? 'one after the other' : `${callers} at a time`;
    figures.push({ what: `settled by one worker, beside ${beside}`, ...figure, aim: '≥ 5' });
  }
  await handle.end();
  return figures;
}

/** Fills the queue while no worker runs, then starts one that settles all requests. */
async function settleRound(stage: QueueStage, hall: Hall, round: number) {
  const first = round * QUEUED;
  for (let seat = first; seat < first + QUEUED; seat += PUBLISHING) {
    const some = Array.from({ length: PUBLISHING }, (_, n) => requestFor(seat + n));
    const answers = await Promise.all(some.map((request) => publishRequest(hall.id, request)));
    const refused = answers.find(({ ok }) => !ok);
    if (refused) throw new Error(`The queue refused a request: ${JSON.stringify(refused)}`);
  }
  const end = await startWorker(stage);
  const rate = await settledCount(stage, hall, first + QUEUED).finally(end);
  return { rate, p50: 0, p99: 0 };
}

async function bookSingly(hall: Hall, round: number, callers: number) {
  let next = round * SINGLE;
  const end = next + SINGLE;
  const began = performance.now();
  const call = async () => {
    while (next < end) {
      const [outcome] = await createBookings(hall.id, [requestFor(next++)]);
      if (!outcome?.ok) throw new Error(`Not booked: ${JSON.stringify(outcome)}`);
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  return { rate: SINGLE / ((performance.now() - began) / 1000), p50: 0, p99: 0 };
}

function requestFor(seat: number) {
  return bookingRequest(randomUUID(), {
    seats: [{ seat, type: 'standard' }],
    name: 'Ana Person',
    email: `buyer-${seat}@example.com`,
  });
}
