import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Figure } from '../figure';
import { checkSold, openHall } from '../hall';
import type { Stage } from '../stage';

type Measured = {
  figure: Omit<Figure, 'what'>;
  trips: number;
  bareTrips: number;
  seats: number;
};

/** The booking's transaction alone, compared with the same statements sent directly by the driver. */
export async function transaction({ databaseUrl, sql }: Stage): Promise<Figure[]> {
  const hall = await openHall(sql, 'benche');
  const child = fork(new URL('../transaction/measure.ts', import.meta.url), [hall.id], {
    execArgv: ['--import', 'tsx'],
    // Without Redis, which is not part of the transaction.
    env: { NODE_ENV: 'production', PATH: process.env.PATH, DATABASE_URL: databaseUrl },
  });
  let measured: Measured | undefined;
  child.on('message', (message) => {
    measured = message as Measured;
  });
  await once(child, 'exit');
  if (!measured) throw new Error('The measuring process ended without a result');
  const { figure, trips, bareTrips, seats } = measured;
  await checkSold(sql, hall, { bookings: seats, seats });
  const note = `${trips} round trips; the ceiling ${bareTrips}`;
  return [{ what: 'booking transaction, a seat each', ...figure, aim: '≥ 0.8', note }];
}
