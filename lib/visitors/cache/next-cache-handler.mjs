/**
 * Next's `cacheHandler`. Next loads this file as it lies here, so all that it does is to ask the
 * cache that the server provided when it started (`provideNextCache` in next-cache.ts). Without one,
 * as while building, everything is a miss. A handler that throws would fail the page: it never does.
 */

const PLACE = Symbol.for('rowlock.next-cache');

/** @typedef {{ open: (serverDistDir: string) => import('./next-cache.ts').NextCache, warn: (cause: unknown) => void }} Provided */

/** @returns {Provided | undefined} */
const provided = () => /** @type {{ [PLACE]?: Provided }} */ (globalThis)[PLACE];

export default class NextCacheHandler {
  /** @param {{ serverDistDir?: string }} options Next makes one handler for each request. */
  constructor({ serverDistDir }) {
    this.serverDistDir = serverDistDir ?? '';
  }

  /**
   * @template T
   * @param {(cache: import('./next-cache.ts').NextCache) => Promise<T>} use
   * @returns {Promise<T | null>}
   */
  async withCache(use) {
    const place = provided();
    if (!place) return null;
    try {
      return await use(place.open(this.serverDistDir));
    } catch (cause) {
      place.warn(cause);
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

  /** Nothing is kept for one request only. */
  resetRequestCache() {}
}
