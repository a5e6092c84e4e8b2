import { join } from 'node:path';
import type { NextConfig } from 'next';

const developing = process.env.NODE_ENV === 'development';

// Pages that everyone sees come from a cache, so a nonce for Next's inline scripts is not possible;
// everything else is as narrow as it can be.
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

// A booking's address is its key: it must not travel in a referrer or rest in a cache or an index.
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
  // For images: a folder that runs without node_modules. `next start` does not serve such a build.
  ...(process.env.NEXT_OUTPUT === 'standalone' ? { output: 'standalone' as const } : {}),
  poweredByHeader: false,
  // Behind a proxy of ours, that one compresses: it does not hold live streams back, and is cheaper.
  compress: !(Number(process.env.TRUSTED_PROXY_HOPS) > 0),
  // Seconds: a page that nobody asked for in this long is made anew for the next visitor, not after.
  expireTime: 60,
  // Pages that everyone sees are shared by all processes; hits come from each one's own memory.
  cacheHandler: join(process.cwd(), 'lib/visitors/cache/next-cache-handler.mjs'),
  cacheMaxMemorySize: 0,
  reactStrictMode: true,
  // The patched driver, the logger and the metrics must be loaded as they lie in node_modules.
  serverExternalPackages: ['postgres', 'pino', 'prom-client'],
  experimental: {
    // A visitor who makes up addresses must not fill the disk with cached 404 pages.
    isrFlushToDisk: false,
    // A role that may not gets a page that says so, with the status 403.
    authInterrupts: true,
    // What the middleware lets staff send; it stops everybody else's forms much earlier.
    serverActions: { bodySizeLimit: '8mb' },
  },
  redirects: async () => [
    { source: '/staff/door/:show*', destination: '/staff/check-in/:show*', permanent: true },
  ],
  headers: async () => [
    { source: '/:path*', headers: headersOf(everywhere) },
    // The middleware gives each staff page a policy with a nonce of its own.
    { source: '/((?!staff(?:/|$)).*)', headers: headersOf(contentPolicy) },
    { source: '/bookings/:path*', headers: headersOf(bookings) },
  ],
};

export default config;
