'use client';

import './globals.css';

/** Shown when not even the frame of the site could be made. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>The lights went out · Rowlock</title>
        <main className="page opening">
          <h1>The lights went out</h1>
          <p className="empty">The site could not be shown just now. Your bookings are safe.</p>
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
