import type { MetadataRoute } from 'next';
import { env } from '@/lib/env';

// The site's address is known at run time, not at build time.
export const dynamic = 'force-dynamic';

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/bookings', '/search', '/api/'] },
    sitemap: `${env().SITE_URL}/sitemap.xml`,
  };
}
