'use client';

/** Prints the page. It has the keyboard, so that after a sale Enter is enough. */
export function BookingPrint() {
  return (
    // biome-ignore lint/a11y/noAutofocus: printing is what the page was opened for.
    <button type="button" className="button" autoFocus onClick={() => window.print()}>
      Print
    </button>
  );
}
