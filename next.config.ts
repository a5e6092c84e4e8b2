import { join } from 'node:path';
import type { NextConfig } from 'next';

const developing = process.env.NODE_ENV === 'development';

// Public pages come from a cache, so their inline scripts cannot have a nonce. Everything else is as strict
// as possible.
const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${developing ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const contentPolicy = { 'Content-Security-Policy': contentSecurityPolicy };

const everywhere = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
  'Strict-Transport-Security': 'max-age=31536000',
};

// A booking's address opens it, so it must not get into a referrer, a cache or a search index.
const bookings = {
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
  'Cache-Control': 'private, no-store',
};

const headersOf = (headers: Record<string, string>) =>
  Object.entries(headers).map(([key, value]) => ({ key, value }));

const config: NextConfig = {
  // Tests and benchmarks build beside a running demo, so each has its own folder.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  // For container images: a folder that runs without node_modules. `next start` cannot serve such a build.
  ...(process.env.NEXT_OUTPUT === 'standalone' ? { output: 'standalone' as const } : {}),
  poweredByHeader: false,
  // Behind an own proxy, the proxy compresses: it does not delay live streams, and it is cheaper.
  compress: !(Number(process.env.TRUSTED_PROXY_HOPS) > 0),
  // Seconds: a cached page that is older is rendered before the response, not after it.
  expireTime: 60,
  // All processes share the cached pages; hits come from the memory of each process.
  cacheHandler: join(process.cwd(), 'lib/visitors/cache/next-cache-handler.mjs'),
  cacheMaxMemorySize: 0,
  reactStrictMode: true,
  // The patched driver, the logger and the metrics must be loaded from node_modules, not bundled.
  serverExternalPackages: ['postgres', 'pino', 'prom-client'],
  experimental: {
    // Otherwise requests for made-up addresses fill the disk with cached 404 pages.
    isrFlushToDisk: false,
    // Gives pages that the role may not open the status 403 and a page that says so.
    authInterrupts: true,
    // The limit for staff; the middleware limits the forms of visitors to 256 KiB.
    serverActions: { bodySizeLimit: '8mb' },
  },
  redirects: async () => [
    { source: '/staff/door/:show*', destination: '/staff/check-in/:show*', permanent: true },
    // Older clients of the API use this path.
    {
      source: '/api/shows/:slug/line',
      destination: '/api/shows/:slug/waiting-room',
      permanent: true,
    },
  ],
  headers: async () => [
    { source: '/:path*', headers: headersOf(everywhere) },
    // The middleware gives each staff page its own policy with a nonce.
    { source: '/((?!staff(?:/|$)).*)', headers: headersOf(contentPolicy) },
    { source: '/bookings/:path*', headers: headersOf(bookings) },
  ],
};

export default config;
