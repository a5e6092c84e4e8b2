import { setTimeout as sleep } from 'node:timers/promises';
import type { Handle } from './connect';
import { DatabaseBusyError } from './errors';
import { LagMeter } from './replica-lag';
import { read } from './transaction';

/** Every replica is judged this often. */
const JUDGE_EVERY_MS = 1_000;
const PATIENCE_MS = 2_000;

/** How a replica is: read from, or skipped because it is too far behind or does not answer. */
export type ReplicaState = {
  /** Host, port and database: `10.0.0.5:5432/rowlock`. */
  address: string;
  /** As last measured; endless when it is more than two minutes. */
  lagMs: number;
  state: 'used' | 'behind' | 'away';
};

type Replica = { address: string; handle: Handle };

/**
 * Watches replicas and deals them out in turn. Once a second each is asked how much of the primary's
 * log it has replayed: one that lags more than `mostLagMs` or does not answer is skipped until it
 * is well again. While the primary is away nothing can be measured, and the last judgement stands.
 */
export function watchReplicas(replicas: Replica[], primary: Handle, mostLagMs: number) {
  const meter = new LagMeter();
  const watched = replicas.map((replica) => ({ ...replica, lagMs: 0, isAway: false }));
  type Watched = (typeof watched)[number];
  let turn = 0;

  const stateOf = ({ isAway, lagMs }: Watched) =>
    isAway ? 'away' : lagMs > mostLagMs ? 'behind' : 'used';

  async function judgeAll(): Promise<void> {
    const at = performance.now();
    const written = await positionOf(primary).catch(() => undefined);
    if (written !== undefined) meter.note(at, written);
    await Promise.all(watched.map((replica) => judge(replica, written !== undefined)));
  }

  async function judge(replica: Watched, isMeasured: boolean): Promise<void> {
    try {
      const replayed = await positionOf(replica.handle);
      replica.isAway = false;
      if (isMeasured) replica.lagMs = meter.lagOf(replayed, performance.now());
    } catch (error) {
      // A pool that is only busy says nothing about its replica; one that refuses us is of no use.
      if (!(error instanceof DatabaseBusyError)) replica.isAway = true;
    }
  }

  async function judgeAgain(): Promise<void> {
    await judgeAll();
    setTimeout(judgeAgain, JUDGE_EVERY_MS).unref();
  }

  const judged = judgeAgain();

  return {
    /** The next replica in turn that may be read; undefined while all are skipped. */
    async next(): Promise<{ handle: Handle; skip: () => void } | undefined> {
      await judged;
      const used = watched.filter((replica) => stateOf(replica) === 'used');
      turn += 1;
      const chosen = used[turn % used.length];
      if (!chosen) return undefined;
      return {
        handle: chosen.handle,
        skip: () => {
          chosen.isAway = true;
        },
      };
    },
    /** Returns when every replica in use has what the primary has at the call, at latest after `ms`. */
    async caughtUp(ms: number): Promise<void> {
      const deadline = performance.now() + ms;
      const goal = await positionOf(primary);
      const isBehind = async (replica: Watched) =>
        stateOf(replica) === 'used' && (await positionOf(replica.handle)) < goal;
      while (performance.now() < deadline) {
        const behind = await Promise.all(watched.map(isBehind));
        if (!behind.includes(true)) return;
        await sleep(20);
      }
    },
    /** As of the last judgement, at most about a second ago. */
    async states(): Promise<ReplicaState[]> {
      await judged;
      return watched.map((replica) => ({
        address: replica.address,
        lagMs: Math.round(replica.lagMs),
        state: stateOf(replica),
      }));
    },
  };
}

/** How many bytes of the log a server has written, or replayed. */
async function positionOf(handle: Handle): Promise<number> {
  const [row] = await read(
    handle,
    () => handle.sql<{ bytes: string }[]>`
      select pg_wal_lsn_diff(
        case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end,
        '0/0'
      )::text as bytes`,
    PATIENCE_MS,
  );
  return Number(row?.bytes);
}
