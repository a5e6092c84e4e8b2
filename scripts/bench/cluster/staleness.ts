import { setTimeout as sleep } from 'node:timers/promises';
import { newShowId } from '@/lib/office/show-admin/new-show-id';
import type { Figure } from '../figure';
import { checkSold, type Hall, openHall } from '../hall';
import { bookSteadily } from './book-steadily';
import { commitTimes } from './commit-times';
import { quantile } from './quantile';
import type { ClusterStage } from './stage';

const SECONDS = 60;
const PER_SECOND = 20;
const LOST_SECONDS = 20;
const LOST_PER_SECOND = 5;

/** An answer of an instance: when it arrived, and the states of the first seats in it. */
type Answer = { at: number; seats: string };

/** How long a sold seat is shown as free, while every instance is read continuously. */
export async function staleness(stage: ClusterStage): Promise<Figure[]> {
  const hall = await openHall(stage.sql, newShowId());
  const reading = readAll(stage, hall);
  const booking = bookSteadily(stage.cluster.origin, hall.address, PER_SECOND, 0);
  await sleep(SECONDS * 1000);
  const sold = await booking.stop();
  const answers = await reading.stop();
  await checkSold(stage.sql, hall, { bookings: sold, seats: sold });
  const times = ages(answers, await commitTimes(stage.sql, hall.id));
  return [
    figure('a sold seat shown as free', times, answers.length, 1_000),
    await lostRenewals(stage),
  ];
}

/** The same without invalidation: the process died between the commit and the invalidation. */
async function lostRenewals(stage: ClusterStage): Promise<Figure> {
  const hall = await openHall(stage.sql, newShowId());
  const reading = readAll(stage, hall);
  const commits = new Map<number, number>();
  for (let seat = 0; seat < LOST_SECONDS * LOST_PER_SECOND; seat++) {
    commits.set(seat, Date.now());
    await stage.sql`
      update seats set status = 'booked', version = version + 1
      where show_id = ${hall.id} and seat_no = ${seat}`;
    await sleep(1000 / LOST_PER_SECOND);
  }
  await sleep(2_500);
  const answers = await reading.stop();
  const times = ages(answers, commits);
  return figure('the same, every renewal lost', times, answers.length, 2_000);
}

function readAll({ cluster }: ClusterStage, { address }: Hall) {
  const answers: Answer[] = [];
  let going = true;
  const readers = cluster.instances.map(async ({ origin }) => {
    while (going) {
      const answer = await fetch(`${origin}/api/shows/${address}/seats`);
      if (answer.status !== 200) throw new Error(`The request for seats got ${answer.status}`);
      const { seats } = (await answer.json()) as { seats: string };
      answers.push({ at: Date.now(), seats: seats.slice(0, 2_000) });
    }
  });
  const done = Promise.all(readers);
  done.catch(() => undefined);
  return {
    async stop(): Promise<Answer[]> {
      going = false;
      await done;
      return answers;
    },
  };
}

/** For each answer, the age of the oldest sale that it did not contain, in milliseconds; sorted. */
function ages(answers: Answer[], commits: Map<number, number>): Float64Array {
  const times = answers.map(({ at, seats }) => {
    let oldest = 0;
    for (const [seat, sold] of commits) {
      if (sold < at && seats[seat] === 'a') oldest = Math.max(oldest, at - sold);
    }
    return oldest;
  });
  return Float64Array.from(times).sort();
}

function figure(what: string, times: Float64Array, answers: number, bound: number): Figure {
  const longest = times.at(-1) ?? 0;
  return {
    what,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    aim: `never > ${bound / 1000} s`,
    note: `longest ${Math.round(longest)} ms, in ${answers.toLocaleString('en')} answers`,
  };
}
