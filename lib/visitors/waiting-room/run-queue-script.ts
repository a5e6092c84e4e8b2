import { withRedis } from '@/lib/redis';
import { MAX_ADMISSION_MS } from './admission';
import { MAX_POLL_MS, MIN_POLL_MS, PER_ENTRY_MS } from './poll-interval';
import { ENTRY_TTL_MS } from './queue-entry';
import { QUEUE_SCRIPT } from './queue-script';

/**
 * An entry that is this much later than its poll interval counts as gone, in milliseconds; it gets its position
 * back when it returns. Browsers wake a hidden tab only once a minute.
 */
export const ABSENT_MS = 75_000;
/** After this long without any visit Redis may have been down, so no entry counts as gone, in milliseconds. */
const QUIET_MS = 45_000;
/** The expected length of a stay until some visitors have left, in milliseconds. */
const TYPICAL_STAY_MS = 180_000;

export type QueueCommand = {
  showId: string;
  entryId: string;
  /** Milliseconds since 1970, UTC, by the database's clock. */
  now: number;
  /**
   * - `visit`: asks for the position, and admits the entry when it is its turn.
   * - `renew`: extends an admission. `finish`: ends it. `finishSoon`: ends it at `admittedUntil`.
   * - `claim`: reserves the admission for the booking of `key`. `releaseClaim`: gives it back, unless that
   *   booking request is in the booking queue. `dropClaim`: gives it back in any case.
   */
  command: 'visit' | 'renew' | 'finish' | 'finishSoon' | 'claim' | 'releaseClaim' | 'dropClaim';
  /** See `orderOf`. */
  order?: number;
  /** Whether visitors are admitted now. */
  isOpen?: boolean;
  /** How many visitors may be admitted at the same time. */
  admitAtOnce?: number;
  /** When an admission that is given or renewed now ends. */
  admittedUntil?: number;
  /** When the admission that is renewed began. */
  since?: number;
  /** The idempotency key of a booking. */
  key?: string;
};

export type QueueReply =
  | { status: 'admitted'; admittedUntil: number; since: number }
  /** The entry was used: its visitor has booked, or the admission has expired. */
  | { status: 'used' }
  /** The admission is reserved for another booking, since `at`. */
  | { status: 'claimed'; key: string; at: number }
  | {
      status: 'waiting';
      /** How many entries are ahead; 0 is next. */
      position: number;
      /** How many entries wait, this one included. */
      total: number;
      /** How many more visitors can be admitted. */
      free: number;
      /** From when visitors are admitted; in the future only after Redis lost the queue. */
      completeAt: number;
      /** How long visitors stay admitted on average, in milliseconds. */
      averageStayMs: number;
    };

const LIMITS = {
  minPollMs: MIN_POLL_MS,
  perEntryMs: PER_ENTRY_MS,
  maxPollMs: MAX_POLL_MS,
  absentMs: ABSENT_MS,
  quietMs: QUIET_MS,
  ttlMs: ENTRY_TTL_MS,
  typicalStayMs: TYPICAL_STAY_MS,
  maxAdmissionMs: MAX_ADMISSION_MS,
};

/**
 * Runs one command on a show's queue, atomically and in one round trip. Undefined while Redis is down: then
 * nobody is admitted, and nobody loses a position.
 */
export async function runQueueScript({
  showId,
  entryId,
  now,
  command,
  order = 0,
  isOpen = false,
  admitAtOnce = 0,
  admittedUntil = 0,
  since = now,
  key = '',
}: QueueCommand): Promise<QueueReply | undefined> {
  const args = {
    ...{ command, entryId, key, isOpen, admitAtOnce },
    now: Math.floor(now),
    // As text, because Lua would round it to 14 digits.
    order: String(order),
    admittedUntil: Math.floor(admittedUntil),
    since: Math.floor(since),
    ...LIMITS,
  };
  const reply = await withRedis((redis) =>
    redis.eval<string[], string>(QUEUE_SCRIPT, Object.values(queueKeys(showId)), [
      JSON.stringify(args),
    ]),
  );
  return reply === undefined ? undefined : JSON.parse(reply);
}

/**
 * The keys of a show's queue, all on one shard, in the order in which the script takes them. The names in Redis
 * stay as they were: servers of two versions share a queue during a deployment.
 */
export function queueKeys(showId: string) {
  const name = (part: string) => `line:{${showId}}:${part}`;
  return {
    waiting: name('waiting'),
    mustReturnBy: name('heard'),
    admitted: name('inside'),
    admittedAt: name('since'),
    used: name('spent'),
    completeFrom: name('whole'),
    averageStay: name('stay'),
    expired: name('ended'),
    lastVisit: name('last'),
    graceUntil: name('calm'),
    claims: name('claims'),
  };
}
