import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { newShowId } from '@/lib/office/show-admin/new-show-id';
import type { Figure } from '../figure';
import { checkSold, openHall } from '../hall';
import { bookSteadily } from './book-steadily';
import { commitTimes } from './commit-times';
import { quantile } from './quantile';
import type { ClusterStage } from './stage';
import { startViewers } from './viewers/start-viewers';

const VIEWERS = 1_000;
const PER_SECOND = 20;
const SECONDS = 60;
/** More seats than can be booked in that time. */
const SEATS = PER_SECOND * SECONDS + 100;

/** From a booking's commit until each of a thousand viewers on all instances has the change. */
export async function propagation(stage: ClusterStage): Promise<Figure[]> {
  const { cluster, sql } = stage;
  const hall = await openHall(sql, newShowId());
  const before = memory(stage);
  const viewers = await startViewers({
    origin: cluster.origin,
    path: `/api/shows/${hall.address}/live`,
    viewers: VIEWERS,
    seats: SEATS,
  });
  try {
    await sleep(2_000);
    const perViewer = (memory(stage) - before) / VIEWERS;
    const booking = bookSteadily(cluster.origin, hall.address, PER_SECOND, 0);
    await sleep(SECONDS * 1000);
    const sold = await booking.stop();
    await sleep(2_000);
    const received = await viewers.report();
    await checkSold(sql, hall, { bookings: sold, seats: sold });

    const commits = await commitTimes(sql, hall.id);
    const times: number[] = [];
    for (const [seat, at] of commits) {
      for (const arrived of received.at.subarray(seat * VIEWERS, (seat + 1) * VIEWERS)) {
        if (arrived > 0) times.push(arrived - at);
      }
    }
    const lost = sold * VIEWERS - times.length;
    if (lost > 0 || received.ended > 0) {
      throw new Error(`${lost} changes were lost, ${received.ended} streams ended`);
    }
    const sorted = Float64Array.from(times).sort();
    const bytes = received.bytes / received.events;
    return [
      {
        what: `${VIEWERS} viewers hear of ${PER_SECOND} bookings a second`,
        p50: quantile(sorted, 0.5),
        p99: quantile(sorted, 0.99),
        aim: 'p99 < 250 ms',
        note: `p95 ${Math.round(quantile(sorted, 0.95))} ms, slowest ${Math.round(sorted.at(-1) ?? 0)} ms; ${sold} bookings, none lost`,
      },
      {
        what: 'what they cost',
        aim: '≤ 40 B for one seat',
        note: `${bytes.toFixed(0)} B on the wire for each delta, of ${((sold * VIEWERS) / received.events).toFixed(1)} seats; ${Math.round(perViewer / 1024)} KiB of memory for each viewer`,
      },
    ];
  } finally {
    viewers.stop();
  }
}

/** Memory of the instances, in bytes. */
function memory({ cluster }: ClusterStage): number {
  return cluster.instances
    .map(({ pid }) => readFileSync(`/proc/${pid()}/status`, 'utf8'))
    .map((status) => 1024 * Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0))
    .reduce((sum, bytes) => sum + bytes, 0);
}
