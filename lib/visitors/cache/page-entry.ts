import type { IncrementalCacheValue } from 'next/dist/server/response-cache';

/** Where Next puts a rendered page's tags. */
const TAGS_HEADER = 'x-next-cache-tags';

/** Lifetimes in seconds; `revalidate: false` is for ever. */
export type Lifetimes = { revalidate: number | false; expire?: number };

/** Something that Next cached: a page, a route's answer, or data of `unstable_cache`. */
export type Entry = {
  value: IncrementalCacheValue | null;
  tags: string[];
  /** Invalidations above this number came after its making began. */
  position: number;
  /** When its making began, by `performance.now()`. */
  bornAt: number;
  lifetimes?: Lifetimes;
};

/** Takes a page's tags out of its headers: whether they are stale is judged here, not by Next. */
export function withoutTags(value: IncrementalCacheValue | null): {
  value: IncrementalCacheValue | null;
  tags: string[];
} {
  if (!value || !('headers' in value) || !value.headers) return { value, tags: [] };
  const { [TAGS_HEADER]: tags, ...headers } = value.headers;
  const list = typeof tags === 'string' && tags ? tags.split(',') : [];
  return { value: { ...value, headers } as IncrementalCacheValue, tags: list };
}

/** Whether it is a page that was found: made-up addresses must not fill Redis. */
export function isFound({ value }: Entry): boolean {
  if (value?.kind !== 'APP_PAGE' && value?.kind !== 'APP_ROUTE') return false;
  return (value.status ?? 200) === 200;
}

/** About how many bytes an entry takes in memory. */
export function weigh({ value }: Entry): number {
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
