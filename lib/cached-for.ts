import { LruMap } from './lru-map';

type Options<V> = {
  /** How long a result is used, in milliseconds from the start of its read. */
  ttlMs: number;
  /** The least recently used keys beyond this number are dropped. */
  maxEntries: number;
  /** Whether a result may be kept; by default all are. */
  keeps?: (value: V) => boolean;
};

type Entry<V> = { value: Promise<V>; readAt: number; isReading: boolean };

/**
 * Wraps a read by key in a cache within this process. Calls for a key share the read that is under way.
 * A failed read is not kept. Use `processWide` around it where several bundles must share the cache.
 */
export function cachedFor<V>(
  { ttlMs, maxEntries, keeps = () => true }: Options<V>,
  read: (key: string) => Promise<V>,
): (key: string) => Promise<V> {
  const entries = new LruMap<Entry<V>>(maxEntries);

  return (key) => {
    const known = entries.get(key);
    if (known && (known.isReading || performance.now() - known.readAt < ttlMs)) return known.value;
    const entry: Entry<V> = { value: read(key), readAt: performance.now(), isReading: true };
    entries.set(key, entry);
    const drop = () => {
      if (entries.get(key) === entry) entries.delete(key);
    };
    entry.value.then((value) => {
      entry.isReading = false;
      if (!keeps(value)) drop();
    }, drop);
    return entry.value;
  };
}
