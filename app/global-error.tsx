'use client';

import './globals.css';

/** Shown if the frame of the site itself failed to render. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · Rowlock</title>
        <main className="page opening">
          <h1>Something went wrong</h1>
          <p className="empty">
            Please try again. The site could not be loaded; your bookings are safe.
          </p>
          <p className="actions">
            <button type="button" className="button" onClick={() => reset()}>
              Try again
            </button>
          </p>
        </main>
      </body>
    </html>
  );
}
