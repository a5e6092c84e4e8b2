import { setTimeout as sleep } from 'node:timers/promises';
import type { Handle } from './connect';
import { DatabaseBusyError } from './errors';
import { LagMeter } from './replica-lag';
import { read } from './transaction';

/** How often every replica is checked. */
const CHECK_INTERVAL_MS = 1_000;
const CHECK_TIMEOUT_MS = 2_000;

/** The state of a replica: used, or skipped because it lags too much (`behind`) or is down (`away`). */
export type ReplicaState = {
  /** Host, port and database: `10.0.0.5:5432/rowlock`. */
  address: string;
  /** The last measured lag; infinite above two minutes. */
  lagMs: number;
  state: 'used' | 'behind' | 'away';
};

type Replica = { address: string; handle: Handle };

/**
 * Checks replicas once a second and returns usable ones in turn. A replica that lags more than `maxLagMs` or
 * does not answer is skipped until a later check passes. While the primary is down no lag can be measured,
 * so the last measured lag counts.
 */
export function watchReplicas(replicas: Replica[], primary: Handle, maxLagMs: number) {
  const meter = new LagMeter();
  const watched = replicas.map((replica) => ({ ...replica, lagMs: 0, isDown: false }));
  type Watched = (typeof watched)[number];
  let turn = 0;

  const stateOf = ({ isDown, lagMs }: Watched) =>
    isDown ? 'away' : lagMs > maxLagMs ? 'behind' : 'used';

  async function checkAll(): Promise<void> {
    const at = performance.now();
    const written = await positionOf(primary).catch(() => undefined);
    if (written !== undefined) meter.addSample(at, written);
    await Promise.all(watched.map((replica) => check(replica, written !== undefined)));
  }

  async function check(replica: Watched, hasSample: boolean): Promise<void> {
    try {
      const replayed = await positionOf(replica.handle);
      replica.isDown = false;
      if (hasSample) replica.lagMs = meter.lagOf(replayed, performance.now());
    } catch (error) {
      // A busy pool says nothing about its replica. Every other error, such as a refused login, counts as down.
      if (!(error instanceof DatabaseBusyError)) replica.isDown = true;
    }
  }

  async function checkRepeatedly(): Promise<void> {
    await checkAll();
    setTimeout(checkRepeatedly, CHECK_INTERVAL_MS).unref();
  }

  const firstCheck = checkRepeatedly();

  return {
    /** The next usable replica in turn; undefined while all are skipped. */
    async next(): Promise<{ handle: Handle; skip: () => void } | undefined> {
      await firstCheck;
      const used = watched.filter((replica) => stateOf(replica) === 'used');
      turn += 1;
      const chosen = used[turn % used.length];
      if (!chosen) return undefined;
      return {
        handle: chosen.handle,
        skip: () => {
          chosen.isDown = true;
        },
      };
    },
    /** Waits until every replica in use has replayed the primary's present position, at most `ms` milliseconds. */
    async caughtUp(ms: number): Promise<void> {
      const deadline = performance.now() + ms;
      const target = await positionOf(primary);
      const isBehind = async (replica: Watched) =>
        stateOf(replica) === 'used' && (await positionOf(replica.handle)) < target;
      while (performance.now() < deadline) {
        const behind = await Promise.all(watched.map(isBehind));
        if (!behind.includes(true)) return;
        await sleep(20);
      }
    },
    /** The states at the last check, at most about a second ago. */
    async states(): Promise<ReplicaState[]> {
      await firstCheck;
      return watched.map((replica) => ({
        address: replica.address,
        lagMs: Math.round(replica.lagMs),
        state: stateOf(replica),
      }));
    },
  };
}

/** A server's WAL position in bytes: written on a primary, replayed on a standby. */
async function positionOf(handle: Handle): Promise<number> {
  const [row] = await read(
    handle,
    () => handle.sql<{ bytes: string }[]>`
      select pg_wal_lsn_diff(
        case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end,
        '0/0'
      )::text as bytes`,
    CHECK_TIMEOUT_MS,
  );
  return Number(row?.bytes);
}
