import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IncrementalCacheValue } from 'next/dist/server/response-cache';
import { log } from '@/lib/log';
import { LruMap } from '@/lib/lru-map';
import { metrics } from '@/lib/metrics';
import { type Entry, isFound, type Lifetimes, sizeOf, withoutTags } from './page-entry';
import { sharedPage, sharePage } from './shared-pages';
import { type Standing, type TagMarks, tagMarks } from './tag-marks';

/** What a process keeps in memory. */
const MAX_BYTES = 64 * 1024 * 1024;
/** A page is not rendered again for being stale before this age: a show on sale is invalidated all the time. */
const MIN_AGE_MS = 1_000;
/** A render that took longer than this has failed. */
const RENDER_TIMEOUT_MS = 30_000;

/** The part of Next's context that matters here. */
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
 * Next's cache for one process of a build. Pages come from memory; the marks of their tags are read at most every
 * 100 ms. A page that needs a new render is looked for in Redis first. The age of an entry counts from the
 * start of its render, so a change during the render makes it stale.
 */
export function makeNextCache(build: string, marks: TagMarks) {
  const inMemory = new LruMap<Entry>(MAX_BYTES);
  const renders = new LruMap<{ at: number; position: number }>(1_000);

  async function get(key: string, context: Context) {
    const isData = context.kind === 'FETCH';
    const dataTags = [...(context.tags ?? []), ...(context.softTags ?? [])];
    const standingOf = (entry?: Entry) => marks.standing(isData ? dataTags : (entry?.tags ?? []));

    let entry = inMemory.get(key);
    let standing = await standingOf(entry);
    let state = judge(entry, standing, context);
    let from = state === 'fresh' ? 'memory' : 'nothing';
    if (state !== 'fresh' && !isData) {
      const shared = await sharedPage(build, key);
      if (shared && shared.bornAt > (entry?.bornAt ?? Number.NEGATIVE_INFINITY)) {
        inMemory.set(key, shared, sizeOf(shared));
        entry = shared;
        standing = await standingOf(entry);
        state = judge(entry, standing, context);
        if (state === 'fresh') from = 'redis';
      }
    }
    metrics().pageReads.inc({ from });
    if (state !== 'fresh') startRender(key, standing.position);
    return answer(entry, state, context);
  }

  function startRender(key: string, position: number): void {
    const at = performance.now();
    const before = renders.get(key);
    // If two renders overlap, the earlier start counts: either of them may be stored.
    if (!before || before.at + RENDER_TIMEOUT_MS < at) renders.set(key, { at, position });
  }

  async function set(key: string, given: IncrementalCacheValue | null, context: Context) {
    const known = inMemory.get(key);
    const lifetimes = context.cacheControl;
    const start = renders.get(key);
    renders.delete(key);
    if (known && given === known.value) {
      // The new render failed: Next keeps the old page for a little longer.
      inMemory.set(key, { ...known, bornAt: performance.now(), lifetimes }, sizeOf(known));
      return;
    }
    if (!start) return;
    const { value, tags } = withoutTags(given);
    const entry = { value, tags, position: start.position, bornAt: start.at, lifetimes };
    inMemory.set(key, entry, sizeOf(entry));
    if (isFound(entry)) await sharePage(build, key, entry);
  }

  async function revalidateTag(given: string | string[], durations?: { expire?: number }) {
    const tags = [given].flat();
    const staysVisible = durations && durations.expire !== 0;
    if (staysVisible) marks.markStaleSoon(tags);
    else await marks.mark(tags, 'expired');
  }

  return { get, set, revalidateTag, sizeOft: () => inMemory.weight };
}

/** Seconds after which an entry is rendered again. */
function lifetimeOf({ value, lifetimes }: Entry, { revalidate }: Context): number | false {
  if (value?.kind === 'FETCH') return revalidate || value.revalidate;
  return lifetimes?.revalidate ?? false;
}

function judge(entry: Entry | undefined, standing: Standing, context: Context): State {
  if (!entry || entry.position < standing.expired) return 'gone';
  const age = performance.now() - entry.bornAt;
  const lifetime = lifetimeOf(entry, context);
  if (lifetime !== false && age > lifetime * 1_000) return 'old';
  if (entry.position < standing.stale && age > MIN_AGE_MS) return 'stale';
  return 'fresh';
}

/** The entry in Next's form. Next looks only at the age, so a stale page gets an age that makes Next render again. */
function answer(entry: Entry | undefined, state: State, context: Context) {
  if (!entry || state === 'gone') return null;
  // By Next's own clock, from which the machine's clock may differ.
  let lastModified = performance.timeOrigin + entry.bornAt;
  if (state === 'stale') {
    const lifetime = lifetimeOf(entry, context);
    if (lifetime === false) return null;
    lastModified = performance.timeOrigin + performance.now() - lifetime * 1_000 - 1;
  }
  return { value: entry.value, lastModified, cacheControl: entry.lifetimes };
}

export type NextCache = ReturnType<typeof makeNextCache>;

/** The global under which `next-cache-handler.mjs`, which Next loads without compiling it, finds this process's cache. */
const HANDLE = Symbol.for('rowlock.next-cache');

/** Gives Next's handler its cache. Call this once when a server starts. */
export function provideNextCache(): void {
  let cache: NextCache | undefined;
  const open = (serverDistDir: string) => {
    cache ??= makeNextCache(buildOf(serverDistDir), tagMarks());
    return cache;
  };
  const warn = (cause: unknown) =>
    log.warn({ err: cause }, 'the page cache failed; treated as a miss');
  Object.assign(globalThis, { [HANDLE]: { open, warn } });
}

/** The build's id: two builds never read each other's pages. `next dev` has no build. */
function buildOf(serverDistDir: string): string {
  try {
    return readFileSync(join(serverDistDir, '..', 'BUILD_ID'), 'utf8').trim();
  } catch {
    return 'development';
  }
}
