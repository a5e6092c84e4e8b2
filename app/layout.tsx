import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { Mark } from '@/components/ui/mark';
import { env } from '@/lib/env';
import './globals.css';

export const metadata: Metadata = {
  metadataBase: new URL(env().SITE_URL),
  title: { default: 'Rowlock: seats for shows', template: '%s · Rowlock' },
  description: 'Choose your seats on the hall’s own plan. No seat is ever sold twice.',
  openGraph: { siteName: 'Rowlock', type: 'website' },
};

export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbf7f0' },
    { media: '(prefers-color-scheme: dark)', color: '#0e1420' },
  ],
};

/**
 * The frame of every page. Links are plain anchors here and on the pages: each view is then as
 * fresh as the server's, where Next's router would show a visited page again for minutes.
 */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <a href="#main" className="skip">
          Skip to the page
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
          <p>Every seat has one ticket.</p>
          <a href="/">What’s on</a>
          <a href="/bookings">My bookings</a>
        </footer>
      </body>
    </html>
  );
}
