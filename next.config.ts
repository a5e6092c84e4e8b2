import type { NextConfig } from 'next';

const config: NextConfig = {
  // Tests and benchmarks build beside a running demo, so each has its own folder.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  poweredByHeader: false,
  reactStrictMode: true,
  // The patched driver and the logger must be loaded as they lie in node_modules.
  serverExternalPackages: ['postgres', 'pino'],
  experimental: {
    // A visitor who makes up addresses must not fill the disk with cached 404 pages.
    isrFlushToDisk: false,
  },
};

export default config;
