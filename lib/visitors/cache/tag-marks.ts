import { BoundedMap } from '@/lib/bounded-map';
import { processWide } from '@/lib/process-wide';
import { withRedis } from '@/lib/redis';
import { singleFlight } from '@/lib/single-flight';
import { countLostInvalidation, invalidationsArrive } from './lost-invalidations';

/** Invalidations are looked up at most this often; one made elsewhere is known here by then. */
const LOOK_EVERY_MS = 100;
/** Tags of which a process remembers the marks. */
const MOST_TAGS = 10_000;
/** Longer than any page is kept, so a mark is there as long as something older than it. */
const MARK_LIFETIME_S = 86_400;

const COUNT = 'tags:count';
const FLOOR = 'tags:floor';
const keyOf = (tag: string) => `tag:${tag}`;

// Invalidations are numbered by one counter. It starts at the time in milliseconds, so that after
// Redis lost its memory it goes on above every earlier number; what is below the floor is then stale.
// The time is Redis' own: by the clock of a process that is late it would begin below what is known.
// It starts anew as well when a process stands above it, having numbered what Redis did not take.
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

/** What a page loses: `stale` may be shown once more while it is renewed, `expired` may not. */
export type Loss = 'stale' | 'expired';

/** Where a process stands, by the numbers of invalidations. */
export type Standing = {
  /** What starts now has seen everything up to this invalidation. */
  position: number;
  /** Made before this number, a page of the tags is stale, or expired. */
  stale: number;
  expired: number;
};

type Known = { stale: number; expired: number; until: number };

/**
 * One process's view of the invalidations that all processes share through Redis. While Redis is
 * away it stands on what it knew and on its own.
 */
export function makeTagMarks() {
  const marks = new BoundedMap<Known>(MOST_TAGS);
  const asked = new Set<string>();
  let position = 0;
  let floor = 0;
  let lookedUntil = Number.NEGATIVE_INFINITY;

  /** How pages of these tags stand, as of at most 100 ms ago. */
  async function standing(tags: string[]): Promise<Standing> {
    const now = performance.now();
    const unknown = tags.filter((tag) => (marks.get(tag)?.until ?? 0) < now);
    if (unknown.length > 0 || lookedUntil < now) {
      for (const tag of unknown) asked.add(tag);
      await look();
    }
    const known = tags.map((tag) => marks.get(tag));
    return {
      position,
      stale: Math.max(floor, ...known.map((mark) => mark?.stale ?? 0)),
      expired: Math.max(0, ...known.map((mark) => mark?.expired ?? 0)),
    };
  }

  const look = singleFlight(async () => {
    const until = performance.now() + LOOK_EVERY_MS;
    const tags = [...asked];
    asked.clear();
    const found = await read(tags, position);
    lookedUntil = until;
    if (found) {
      position = Math.max(position, found.count);
      floor = Math.max(floor, found.floor);
    }
    for (const [index, tag] of tags.entries()) {
      const [stale = 0, expired = 0] = found?.marks[index]?.split(':').map(Number) ?? [];
      remember(tag, stale, expired, until);
    }
  }, 0);

  /** Numbers an invalidation of these tags. False when Redis did not take it. */
  async function mark(tags: string[], loss: Loss): Promise<boolean> {
    const taken = await send(tags, loss, position);
    if (taken) invalidationsArrive('tag');
    else countLostInvalidation('tag');
    // Lost, it still counts here: above everything known.
    const number = taken ?? position + 1;
    position = Math.max(position, number);
    for (const tag of tags) remember(tag, number, loss === 'expired' ? number : 0);
    return taken !== undefined;
  }

  function remember(tag: string, stale: number, expired: number, until?: number): void {
    const known = marks.get(tag);
    marks.set(tag, {
      stale: Math.max(stale, known?.stale ?? 0),
      expired: Math.max(expired, known?.expired ?? 0),
      until: until ?? known?.until ?? 0,
    });
  }

  return { standing, mark };
}

export type TagMarks = ReturnType<typeof makeTagMarks>;

/** This process's view. */
export const tagMarks = (): TagMarks => processWide('tag-marks', makeTagMarks);

async function read(tags: string[], position: number) {
  const keys = [COUNT, FLOOR, ...tags.map(keyOf)];
  const look = () => withRedis((redis) => redis.mget<(string | null)[]>(...keys));
  let found = await look();
  // The counter's start is shared too, or a page made before it could not be told from one after.
  const isBehind = found && Number(found[0] ?? 0) < Math.max(position, 1);
  if (isBehind && (await send([], 'stale', position))) found = await look();
  if (!found?.[0]) return undefined;
  const [count, floor, ...marks] = found;
  return { count: Number(count), floor: Number(floor), marks };
}

async function send(tags: string[], loss: Loss, position: number): Promise<number | undefined> {
  const keys = [COUNT, FLOOR, ...tags.map(keyOf)];
  const given = [MARK_LIFETIME_S, loss === 'expired' ? 1 : 0, position].map(String);
  const number = await withRedis((redis) => redis.eval<string[], string>(MARK, keys, given));
  return number === undefined ? undefined : Number(number);
}
