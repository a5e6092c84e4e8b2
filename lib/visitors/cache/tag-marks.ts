import { LruMap } from '@/lib/lru-map';
import { processWide } from '@/lib/process-wide';
import { withRedis } from '@/lib/redis';
import { singleFlight } from '@/lib/single-flight';
import { countLostInvalidation, noteInvalidation } from './lost-invalidations';

/** How long marks read from Redis are used: after this an invalidation of another process is known here. */
const MARKS_TTL_MS = 100;
/** `stale` invalidations of a process are sent at most this often, together. */
const STALE_GAP_MS = 250;
/** Tags whose marks a process keeps in memory. */
const MAX_TAGS = 10_000;
/** Longer than any page is kept, so that a mark outlives every page that it invalidates. */
const MARK_TTL_S = 86_400;

const COUNT = 'tags:count';
const FLOOR = 'tags:floor';
const keyOf = (tag: string) => `tag:${tag}`;

// One counter numbers the invalidations. It starts at Redis' own time in milliseconds: after Redis lost its
// memory it then continues above every earlier number, and pages below the floor are stale. A process whose clock
// is late would start it below numbers in use. The counter also restarts when a process is above it, because that
// process numbered invalidations that Redis did not take.
const MARK = `
local count = tonumber(redis.call('GET', KEYS[1]) or '0')
local position = tonumber(ARGV[3])
if count == 0 or count < position then
  local time = redis.call('TIME')
  local now = time[1] * 1000 + math.floor(time[2] / 1000)
  local start = string.format('%.0f', math.max(now, position))
  redis.call('SET', KEYS[1], start)
  redis.call('SET', KEYS[2], start)
end
local number = string.format('%.0f', redis.call('INCR', KEYS[1]))
redis.call('EXPIRE', KEYS[1], ARGV[1])
redis.call('EXPIRE', KEYS[2], ARGV[1])
for i = 3, #KEYS do
  local expired = ARGV[2] == '1' and number
    or string.match(redis.call('GET', KEYS[i]) or '', ':(%d+)$') or '0'
  redis.call('SET', KEYS[i], number .. ':' .. expired, 'EX', ARGV[1])
end
return number`;

/** A `stale` page may be shown once more while it is rendered again; an `expired` page may not. */
type Severity = 'stale' | 'expired';

/** What a process knows of some tags, by the numbers of invalidations. */
export type Standing = {
  /** A render that starts now sees every change up to this invalidation. */
  position: number;
  /** Pages rendered before this number are stale. */
  stale: number;
  /** Pages rendered before this number are expired. */
  expired: number;
};

type Known = { stale: number; expired: number; until: number };

/**
 * One process's copy of the invalidations that all processes share through Redis. While Redis is down it uses
 * what it read before, and its own invalidations.
 */
export function makeTagMarks() {
  const marks = new LruMap<Known>(MAX_TAGS);
  const wanted = new Set<string>();
  const staleTags = new Set<string>();
  let position = 0;
  let floor = 0;
  let readUntil = Number.NEGATIVE_INFINITY;

  /** The standing of pages with these tags, at most 100 ms old. */
  async function standing(tags: string[]): Promise<Standing> {
    const now = performance.now();
    const unknown = tags.filter((tag) => (marks.get(tag)?.until ?? 0) < now);
    if (unknown.length > 0 || readUntil < now) {
      for (const tag of unknown) wanted.add(tag);
      await refresh();
    }
    const known = tags.map((tag) => marks.get(tag));
    return {
      position,
      stale: Math.max(floor, ...known.map((mark) => mark?.stale ?? 0)),
      expired: Math.max(0, ...known.map((mark) => mark?.expired ?? 0)),
    };
  }

  const refresh = singleFlight(async () => {
    const until = performance.now() + MARKS_TTL_MS;
    const tags = [...wanted];
    wanted.clear();
    const found = await readMarks(tags, position);
    readUntil = until;
    if (found) {
      position = Math.max(position, found.count);
      floor = Math.max(floor, found.floor);
    }
    for (const [index, tag] of tags.entries()) {
      const [stale = 0, expired = 0] = found?.marks[index]?.split(':').map(Number) ?? [];
      remember(tag, stale, expired, until);
    }
  }, 0);

  /**
   * Invalidates every page with one of these tags, in all processes within 100 ms. Never throws; false when
   * Redis did not take it: then it holds in this process, and other processes use pages up to their TTL of 30 s.
   */
  async function mark(tags: string[], severity: Severity): Promise<boolean> {
    const taken = await sendMark(tags, severity, position);
    if (taken) noteInvalidation('tag');
    else countLostInvalidation('tag');
    // If Redis did not take it, it still counts here: above every known number.
    const number = taken ?? position + 1;
    position = Math.max(position, number);
    for (const tag of tags) remember(tag, number, severity === 'expired' ? number : 0);
    return taken !== undefined;
  }

  const sendStale = singleFlight(async () => {
    const tags = [...staleTags];
    staleTags.clear();
    await mark(tags, 'stale');
  }, STALE_GAP_MS);

  /** Marks tags as stale, together with other calls of the next moments; never fails. */
  function markStaleSoon(tags: string[]): void {
    for (const tag of tags) staleTags.add(tag);
    void sendStale();
  }

  function remember(tag: string, stale: number, expired: number, until?: number): void {
    const known = marks.get(tag);
    marks.set(tag, {
      stale: Math.max(stale, known?.stale ?? 0),
      expired: Math.max(expired, known?.expired ?? 0),
      until: until ?? known?.until ?? 0,
    });
  }

  return { standing, mark, markStaleSoon };
}

export type TagMarks = ReturnType<typeof makeTagMarks>;

/** The copy that this process uses. */
export const tagMarks = (): TagMarks => processWide('tag-marks', makeTagMarks);

async function readMarks(tags: string[], position: number) {
  const keys = [COUNT, FLOOR, ...tags.map(keyOf)];
  const readAll = () => withRedis((redis) => redis.mget<(string | null)[]>(...keys));
  let found = await readAll();
  // Starting the counter is shared too: otherwise pages rendered before and after it look alike.
  const isBehind = found && Number(found[0] ?? 0) < Math.max(position, 1);
  if (isBehind && (await sendMark([], 'stale', position))) found = await readAll();
  if (!found?.[0]) return undefined;
  const [count, floor, ...marks] = found;
  return { count: Number(count), floor: Number(floor), marks };
}

async function sendMark(
  tags: string[],
  severity: Severity,
  position: number,
): Promise<number | undefined> {
  const keys = [COUNT, FLOOR, ...tags.map(keyOf)];
  const given = [MARK_TTL_S, severity === 'expired' ? 1 : 0, position].map(String);
  const number = await withRedis((redis) => redis.eval<string[], string>(MARK, keys, given));
  return number === undefined ? undefined : Number(number);
}
