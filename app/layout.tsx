import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { Mark } from '@/components/ui/mark';
import { env } from '@/lib/env';
import './globals.css';

export const metadata: Metadata = {
  metadataBase: new URL(env().SITE_URL),
  title: { default: 'Rowlock: seats for shows', template: '%s · Rowlock' },
  description: 'Choose your seats on the plan of the hall. No seat is sold twice.',
  openGraph: { siteName: 'Rowlock', type: 'website' },
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbf7f0' },
    { media: '(prefers-color-scheme: dark)', color: '#0e1420' },
  ],
};

/**
 * The frame of every page. All links are plain anchors, so that each page comes fresh from the server;
 * Next's router would show a visited page from its cache for minutes.
 */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <a href="#main" className="skip">
          Skip to content
        </a>
        <header className="page site-header">
          <a href="/" className="site-name">
            <Mark />
            Rowlock
          </a>
          <a href="/search">Search</a>
          <a href="/bookings">My bookings</a>
        </header>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <footer className="page site-footer">
          <p>No seat is sold twice.</p>
          <a href="/">What’s on</a>
          <a href="/bookings">My bookings</a>
        </footer>
      </body>
    </html>
  );
}
