'use client';

/** Shown in the frame of the site when a page could not be made. */
export default function ErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <div className="page opening">
      <h1>The lights went out</h1>
      <p className="empty">
        This page could not be made just now. Your bookings are safe. If you had just pressed Book,
        go back and press it again: you cannot be booked twice.
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
