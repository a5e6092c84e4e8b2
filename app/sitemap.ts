import type { MetadataRoute } from 'next';
import { env } from '@/lib/env';
import { listShows } from '@/lib/visitors/shows/list-shows';

export const dynamic = 'force-dynamic';

/** The list of shows and every show on it. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const { SITE_URL } = env();
  const shows = await listShows();
  return [
    { url: `${SITE_URL}/`, changeFrequency: 'daily' },
    ...shows.map((show) => ({ url: `${SITE_URL}/shows/${show.slug}` })),
  ];
}
