/**
 * Next's `cacheHandler`. Next loads this file uncompiled, so it only calls the cache that the server provided at
 * start (`provideNextCache` in next-cache.ts). Without one, as during a build, every read is a miss. It never
 * throws, because an error here would fail the page.
 */

const HANDLE = Symbol.for('rowlock.next-cache');

/** @typedef {{ open: (serverDistDir: string) => import('./next-cache.ts').NextCache, warn: (cause: unknown) => void }} Provided */

/** @returns {Provided | undefined} */
const provided = () => /** @type {{ [HANDLE]?: Provided }} */ (globalThis)[HANDLE];

export default class NextCacheHandler {
  /** @param {{ serverDistDir?: string }} options Next creates one handler per request. */
  constructor({ serverDistDir }) {
    this.serverDistDir = serverDistDir ?? '';
  }

  /**
   * @template T
   * @param {(cache: import('./next-cache.ts').NextCache) => Promise<T>} use
   * @returns {Promise<T | null>}
   */
  async withCache(use) {
    const cache = provided();
    if (!cache) return null;
    try {
      return await use(cache.open(this.serverDistDir));
    } catch (cause) {
      cache.warn(cause);
      return null;
    }
  }

  /** @param {Parameters<import('./next-cache.ts').NextCache['get']>} asked */
  get(...asked) {
    return this.withCache((cache) => cache.get(...asked));
  }

  /** @param {Parameters<import('./next-cache.ts').NextCache['set']>} given */
  async set(...given) {
    await this.withCache((cache) => cache.set(...given));
  }

  /** @param {Parameters<import('./next-cache.ts').NextCache['revalidateTag']>} given */
  async revalidateTag(...given) {
    await this.withCache((cache) => cache.revalidateTag(...given));
  }

  /** This cache keeps nothing for a single request. */
  resetRequestCache() {}
}
