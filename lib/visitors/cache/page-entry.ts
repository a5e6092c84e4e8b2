import type { IncrementalCacheValue } from 'next/dist/server/response-cache';

/** The header in which Next keeps a rendered page's tags. */
const TAGS_HEADER = 'x-next-cache-tags';

/** In seconds; `revalidate: false` means that the entry does not expire. */
export type Lifetimes = { revalidate: number | false; expire?: number };

/** What Next cached: a page, a route's answer, or data of `unstable_cache`. */
export type Entry = {
  value: IncrementalCacheValue | null;
  tags: string[];
  /** Invalidations with a higher number came after its render started. */
  position: number;
  /** When its render started, by `performance.now()`. */
  bornAt: number;
  lifetimes?: Lifetimes;
};

/** Removes a page's tags from its headers: this cache decides what is stale, not Next. */
export function withoutTags(value: IncrementalCacheValue | null): {
  value: IncrementalCacheValue | null;
  tags: string[];
} {
  if (!value || !('headers' in value) || !value.headers) return { value, tags: [] };
  const { [TAGS_HEADER]: tags, ...headers } = value.headers;
  const list = typeof tags === 'string' && tags ? tags.split(',') : [];
  return { value: { ...value, headers } as IncrementalCacheValue, tags: list };
}

/** Whether it is a page with status 200: unknown addresses must not fill Redis. */
export function isFound({ value }: Entry): boolean {
  if (value?.kind !== 'APP_PAGE' && value?.kind !== 'APP_ROUTE') return false;
  return (value.status ?? 200) === 200;
}

/** Approximate size of an entry in memory, in bytes. */
export function sizeOf({ value }: Entry): number {
  if (!value) return 100;
  let bytes = 500;
  if ('html' in value) bytes += value.html.length;
  if ('rscData' in value) bytes += value.rscData?.length ?? 0;
  if ('segmentData' in value)
    for (const part of value.segmentData?.values() ?? []) bytes += part.length;
  if ('body' in value) bytes += value.body.length;
  if ('data' in value) bytes += value.data.body.length;
  return bytes;
}
