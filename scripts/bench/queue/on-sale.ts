import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Figure } from '../figure';
import { checkSold, type Hall, openHall } from '../hall';
import type { Bought, Crowd } from './crowd/job';
import { openQueuedHall } from './queued-hall';
import type { QueueStage } from './stage';
import { startWorker } from './workers';

const BUYERS = 20_000;
/** The time in which they arrive, in seconds. */
const SECONDS = 10;
const LOOK_EVERY_MS = 1_000;

/** An on-sale: more buyers than seats within ten seconds, first directly, then through the queue. */
export async function onSale(stage: QueueStage): Promise<Figure[]> {
  const direct = await sell(stage, await openHall(stage.sql, 'benchq1'));
  const hall = await openQueuedHall(stage.sql, 'benchq2');
  const end = await startWorker(stage);
  const queued = await sell(stage, hall).finally(end);
  return [...figuresOf('synchronous', direct), ...figuresOf('queued', queued)];
}

type Sold = Bought & { transactions: number; active: number };

async function sell(stage: QueueStage, hall: Hall): Promise<Sold> {
  const { origin, sql } = stage;
  const { address, seats } = hall;
  const watch = watchDatabase(stage);
  const child = fork(new URL('./crowd/buyers.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'],
  });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The buyers' process ended with ${code}`);
  });
  const crowd: Crowd = { origin, address, buyers: BUYERS, seconds: SECONDS, seats };
  child.send(crowd);
  const [bought] = (await Promise.race([once(child, 'message'), ended])) as [Bought];
  ended.catch(() => undefined);
  child.disconnect();
  const load = await watch.stop();
  await checkSold(sql, hall, { bookings: bought.booked, seats: bought.booked });
  if (bought.booked !== seats) throw new Error(`${bought.booked} of ${seats} seats were sold`);
  return { ...bought, ...load };
}

/** The database's load: the most transactions in a second, and the most concurrent ones. */
function watchDatabase({ sql }: QueueStage) {
  let transactions = 0;
  let active = 0;
  let isOver = false;
  const watching = (async () => {
    let before: number | undefined;
    while (!isOver) {
      const [now] = await sql<{ done: number; active: number }[]>`
        select (select (xact_commit + xact_rollback)::int from pg_stat_database
            where datname = current_database()) as done,
          (select count(*)::int from pg_stat_activity
            where datname = current_database() and state <> 'idle'
              and pid <> pg_backend_pid()) as active`;
      if (now && before !== undefined) transactions = Math.max(transactions, now.done - before);
      before = now?.done;
      active = Math.max(active, now?.active ?? 0);
      await sleep(LOOK_EVERY_MS);
    }
  })();
  return {
    async stop() {
      isOver = true;
      await watching;
      return { transactions, active };
    },
  };
}

function figuresOf(how: string, sold: Sold): Figure[] {
  const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
  const errors = Object.entries(sold.undecided).map(([kind, count]) => `${count} × ${kind}`);
  const notes = [
    `sold out after ${seconds(sold.soldOut)}, everyone knows after ${seconds(sold.allKnow)}`,
    `${sold.requests} requests, ${sold.taken} of them for a seat that had gone`,
    `undecided and sent again: ${errors.join(', ') || 'none'}`,
    `database: at most ${sold.transactions} transactions a second, ${sold.active} at once`,
  ];
  const { p50, p99 } = sold;
  return [{ what: `on-sale, ${how}`, p50, p99, note: notes.join('; ') }];
}
