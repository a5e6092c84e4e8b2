import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IncrementalCacheValue } from 'next/dist/server/response-cache';
import { log } from '@/lib/log';
import { LruMap } from '@/lib/lru-map';
import { metrics } from '@/lib/metrics';
import { type Entry, isFound, type Lifetimes, weigh, withoutTags } from './page-entry';
import { sharedPage, sharePage } from './shared-pages';
import { type Standing, type TagMarks, tagMarks } from './tag-marks';

/** What a process keeps at hand, in bytes. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Younger than this a page is not renewed for being stale: a show that sells all the time would be
 * rendered all the time. */
const CALM_MS = 1_000;
/** A making that took longer than this has failed; the next one starts anew. */
const LONGEST_MAKING_MS = 30_000;

/** What Next tells of a read or a write, as far as it matters here. */
type Context = {
  kind?: string;
  fetchCache?: boolean;
  tags?: string[];
  softTags?: string[];
  revalidate?: number | false;
  cacheControl?: Lifetimes;
};

type State = 'fresh' | 'old' | 'stale' | 'gone';

/**
 * Next's cache for one process of a build. Pages at hand answer; the marks of their tags are looked
 * up at most every 100 ms. A page that needs renewing is first sought in Redis. An entry is as old
 * as the beginning of its making, so what changed meanwhile finds it stale.
 */
export function makeNextCache(build: string, marks: TagMarks) {
  const atHand = new LruMap<Entry>(MOST_BYTES);
  const begun = new LruMap<{ at: number; position: number }>(1_000);

  async function get(key: string, context: Context) {
    const isData = context.kind === 'FETCH';
    const dataTags = [...(context.tags ?? []), ...(context.softTags ?? [])];
    const standingOf = (entry?: Entry) => marks.standing(isData ? dataTags : (entry?.tags ?? []));

    let entry = atHand.get(key);
    let standing = await standingOf(entry);
    let state = judge(entry, standing, context);
    let from = state === 'fresh' ? 'memory' : 'nothing';
    if (state !== 'fresh' && !isData) {
      const shared = await sharedPage(build, key);
      if (shared && shared.bornAt > (entry?.bornAt ?? Number.NEGATIVE_INFINITY)) {
        atHand.set(key, shared, weigh(shared));
        entry = shared;
        standing = await standingOf(entry);
        state = judge(entry, standing, context);
        if (state === 'fresh') from = 'redis';
      }
    }
    metrics().pageReads.inc({ from });
    if (state !== 'fresh') begin(key, standing.position);
    return answer(entry, state, context);
  }

  function begin(key: string, position: number): void {
    const at = performance.now();
    const before = begun.get(key);
    // Of two that overlap the earlier counts: who knows which of them is stored.
    if (!before || before.at + LONGEST_MAKING_MS < at) begun.set(key, { at, position });
  }

  async function set(key: string, given: IncrementalCacheValue | null, context: Context) {
    const known = atHand.get(key);
    const lifetimes = context.cacheControl;
    const start = begun.get(key);
    begun.delete(key);
    if (known && given === known.value) {
      // A renewal failed: Next keeps the page that it has for a little longer.
      atHand.set(key, { ...known, bornAt: performance.now(), lifetimes }, weigh(known));
      return;
    }
    if (!start) return;
    const { value, tags } = withoutTags(given);
    const entry = { value, tags, position: start.position, bornAt: start.at, lifetimes };
    atHand.set(key, entry, weigh(entry));
    if (isFound(entry)) await sharePage(build, key, entry);
  }

  async function revalidateTag(given: string | string[], durations?: { expire?: number }) {
    const tags = [given].flat();
    const staysVisible = durations && durations.expire !== 0;
    if (staysVisible) marks.markStaleSoon(tags);
    else await marks.mark(tags, 'expired');
  }

  return { get, set, revalidateTag, weight: () => atHand.weight };
}

/** Seconds after which an entry is renewed. */
function lifetimeOf({ value, lifetimes }: Entry, { revalidate }: Context): number | false {
  if (value?.kind === 'FETCH') return revalidate || value.revalidate;
  return lifetimes?.revalidate ?? false;
}

function judge(entry: Entry | undefined, standing: Standing, context: Context): State {
  if (!entry || entry.position < standing.expired) return 'gone';
  const age = performance.now() - entry.bornAt;
  const lifetime = lifetimeOf(entry, context);
  if (lifetime !== false && age > lifetime * 1_000) return 'old';
  if (entry.position < standing.stale && age > CALM_MS) return 'stale';
  return 'fresh';
}

/** Next's form of it. Next itself judges only the age, so a stale page is given the age to be renewed. */
function answer(entry: Entry | undefined, state: State, context: Context) {
  if (!entry || state === 'gone') return null;
  // Next's own clock, which the machine's may have left behind.
  let lastModified = performance.timeOrigin + entry.bornAt;
  if (state === 'stale') {
    const lifetime = lifetimeOf(entry, context);
    if (lifetime === false) return null;
    lastModified = performance.timeOrigin + performance.now() - lifetime * 1_000 - 1;
  }
  return { value: entry.value, lastModified, cacheControl: entry.lifetimes };
}

export type NextCache = ReturnType<typeof makeNextCache>;

/** Where `next-cache-handler.mjs`, which Next loads without compiling it, finds this process's cache. */
const PLACE = Symbol.for('rowlock.next-cache');

/** Gives Next's handler its cache; to be called once when a server starts. */
export function provideNextCache(): void {
  let cache: NextCache | undefined;
  const open = (serverDistDir: string) => {
    cache ??= makeNextCache(buildOf(serverDistDir), tagMarks());
    return cache;
  };
  const warn = (cause: unknown) =>
    log.warn({ err: cause }, 'the page cache failed; a miss instead');
  Object.assign(globalThis, { [PLACE]: { open, warn } });
}

/** Two builds never read each other's pages; `next dev` has no build. */
function buildOf(serverDistDir: string): string {
  try {
    return readFileSync(join(serverDistDir, '..', 'BUILD_ID'), 'utf8').trim();
  } catch {
    return 'development';
  }
}
