import { withRedis } from '@/lib/redis';
import { MAX_ADMISSION_MS } from './admission';
import { MAX_POLL_MS, MIN_POLL_MS, PER_ENTRY_MS } from './poll-interval';
import { ENTRY_TTL_MS } from './queue-entry';
import { QUEUE_SCRIPT } from './queue-script';

/**
 * Whoever is this much later than told has left the line, in milliseconds. Browsers wake a hidden tab
 * once a minute, and whoever comes after all is back in their place.
 */
export const ABSENT_MS = 75_000;
/** When for so long no visit came through, Redis may have been away: nobody is blamed, in milliseconds. */
const QUIET_MS = 45_000;
/** How long people are thought to stay inside until some have left, in milliseconds. */
const TYPICAL_STAY_MS = 180_000;

export type QueueCommand = {
  showId: string;
  place: string;
  /** Milliseconds since 1970, UTC, by the database's clock. */
  now: number;
  /**
   * `poll` for who waits, `renew` for who is inside, `leave` for who is done, `linger` for who is done
   * unless they come back before `until`. `claim` takes a turn for the booking of `key`, `release` gives it
   * back unless that one lies in the queue, `free` also then.
   */
  wish: 'poll' | 'renew' | 'leave' | 'linger' | 'claim' | 'release' | 'free';
  /** What `orderOf` says of the place. */
  order?: number;
  /** Whether people are let in now. */
  isOpen?: boolean;
  /** How many may be inside at once. */
  admitAtOnce?: number;
  /** Until when an admission given or renewed now lasts. */
  until?: number;
  /** When the admission to be renewed began. */
  since?: number;
  /** The key of a booking. */
  key?: string;
};

export type QueueReply =
  | { is: 'inside'; until: number; since: number }
  /** The place was used: its bearer has booked, or their time is over. */
  | { is: 'spent' }
  /** The turn was taken for a booking of another key, at that time. */
  | { is: 'claimed'; key: string; at: number }
  | {
      is: 'waiting';
      /** How many wait before them. */
      rank: number;
      /** How many wait, themselves included. */
      total: number;
      /** How many more may come inside. */
      room: number;
      /** From when on people are let in again, after Redis lost the line; in the past else. */
      wholeAt: number;
      /** How long people stay inside on average, in milliseconds. */
      stayMs: number;
    };

/**
 * One visit to a show's line in Redis, atomic and one round trip. Undefined while Redis is away: nobody is
 * let in then, and nobody loses a place.
 */
export async function runQueueScript(question: QueueCommand): Promise<QueueReply | undefined> {
  const { showId, place, now, wish, order = 0, isOpen = false, admitAtOnce = 0 } = question;
  const { until = 0, since = now, key = '' } = question;
  const reply = await withRedis((redis) =>
    redis.eval<(string | number)[], (string | number)[]>(
      QUEUE_SCRIPT,
      Object.values(queueKeys(showId)),
      [
        ...[Math.floor(now), wish, place, order, isOpen ? 1 : 0, admitAtOnce],
        ...[Math.floor(until), Math.floor(since)],
        ...[MIN_POLL_MS, PER_ENTRY_MS, MAX_POLL_MS, ABSENT_MS],
        ...[ENTRY_TTL_MS, TYPICAL_STAY_MS, MAX_ADMISSION_MS, QUIET_MS, key],
      ],
    ),
  );
  if (!reply) return undefined;
  const [is, ...rest] = reply;
  if (is === 'claimed') return { is, key: String(rest[0]), at: Number(rest[1]) };
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = rest.map(Number);
  if (is === 'spent') return { is };
  if (is === 'inside') return { is, until: a, since: b };
  return { is: 'waiting', rank: a, total: b, room: c, wholeAt: d, stayMs: e };
}

/** The keys of a show's line, all on one shard, in the order in which the script takes them. */
export function queueKeys(showId: string) {
  const name = (part: string) => `line:{${showId}}:${part}`;
  return {
    waiting: name('waiting'),
    heard: name('heard'),
    inside: name('inside'),
    since: name('since'),
    spent: name('spent'),
    whole: name('whole'),
    stay: name('stay'),
    ended: name('ended'),
    last: name('last'),
    calm: name('calm'),
    claims: name('claims'),
  };
}
