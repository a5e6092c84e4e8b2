'use client';

/** Shown in the frame of the site if a page failed to render. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <div className="page opening">
      <h1>Something went wrong</h1>
      <p className="empty">
        Please try again. This page could not be loaded; your bookings are safe. If you have just
        pressed Book, go back and press it again: you cannot be booked twice.
      </p>
      <p className="actions">
        <button type="button" className="button" onClick={() => reset()}>
          Try again
        </button>
        <a className="button button-quiet" href="/bookings">
          My bookings
        </a>
      </p>
    </div>
  );
}
