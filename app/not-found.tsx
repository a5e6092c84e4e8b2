import type { Metadata } from 'next';

export const metadata: Metadata = { title: 'Not on the bill', robots: { index: false } };

/** Wrong and unknown addresses alike. */
export default function NotFound() {
  return (
    <div className="page opening">
      <h1>This seat is empty</h1>
      <p className="empty">
        Nothing stands at this address. A show may be over, or a letter of the link may have gone
        missing on its way here; a booking opens only with its whole link.
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
