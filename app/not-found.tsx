import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'Page not found', robots: { index: false } };

/** Shown for every wrong or unknown address. */
export default function NotFound() {
  return (
    <div className="page opening">
      <h1>Page not found</h1>
      <p className="empty">
        Please check the address. A booking opens only with its complete link.
      </p>
      <p className="actions">
        <a className="button" href="/">
          See what’s on
        </a>
        <a className="button button-quiet" href="/bookings">
          My bookings
        </a>
      </p>
    </div>
  );
}
