import { unstable_cache } from 'next/cache';

/**
 * Puts a tag on the page that is being rendered, so that invalidating it invalidates the page.
 * A tag can only ride on cached data, so this caches nothing: data cached below a page would add its
 * own age to the page's.
 */
export async function carryTag(tag: string): Promise<void> {
  await unstable_cache(async () => null, ['carries', tag], { tags: [tag] })();
}
