import { unstable_cache } from 'next/cache';

/**
 * Adds a tag to the page that is being rendered, so that invalidating the tag invalidates the page. Next takes
 * tags only from cached data, so this caches an empty value: cached data would add its own age to the page's.
 */
export async function tagPage(tag: string): Promise<void> {
  await unstable_cache(async () => null, ['tag', tag], { tags: [tag] })();
}
