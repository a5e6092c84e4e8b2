import { sql } from 'drizzle-orm';
import { primary, replicaStates } from '@/db/client';
import { requireDriverPatch } from '@/db/driver-patch';
import { read } from '@/db/transaction';
import { log } from '@/lib/log';
import { withRedis } from './redis';

type Readiness = {
  /** Whether this process may get requests. */
  ready: boolean;
  /** By part: `ok`, or what is wrong with it. */
  parts: { primary: string; limits: string; replica: string; redis: string };
};

/** Timeouts that bookings rely on; `npm run migrate` sets them for the database role. */
const TIMEOUT_SETTINGS = [
  'lock_timeout',
  'statement_timeout',
  'idle_in_transaction_session_timeout',
];

/** Checks every part. Only the primary and its timeouts are required to sell seats. */
export async function readiness(): Promise<Readiness> {
  requireDriverPatch();
  const [limits, replicaState, redis] = await Promise.all([
    attempt(async () => {
      const rows = await read(primary(), (db) =>
        db.execute<{ name: string; setting: string }>(
          sql`select name, setting from pg_settings where name in ${TIMEOUT_SETTINGS}`,
        ),
      );
      const missing = rows.filter(({ setting }) => setting === '0').map(({ name }) => name);
      return missing.length > 0 ? `not set: ${missing.join(', ')} (npm run migrate)` : 'ok';
    }),
    attempt(async () => {
      const states = (await replicaStates()).map(({ state }) => state);
      const skipped = states.filter((state) => state !== 'used');
      if (states.length === 1) return skipped[0] ?? 'ok';
      return skipped.length > 0 ? `${skipped.join(', ')} (of ${states.length})` : 'ok';
    }),
    withRedis((client) => client.ping()).then((pong) => (pong ? 'ok' : 'away')),
  ]);
  const primaryState = limits === 'away' ? 'away' : 'ok';
  return {
    ready: primaryState === 'ok' && limits === 'ok',
    parts: { primary: primaryState, limits, replica: replicaState, redis },
  };
}

async function attempt(check: () => Promise<string>): Promise<string> {
  try {
    return await check();
  } catch (cause) {
    log.warn({ err: cause }, 'a readiness check failed');
    return 'away';
  }
}
