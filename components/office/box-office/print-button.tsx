'use client';

/** Prints the page. It has the focus, so that Enter prints after a sale. */
export function PrintButton() {
  return (
    // biome-ignore lint/a11y/noAutofocus: staff open this page to print.
    <button type="button" className="button" autoFocus onClick={() => window.print()}>
      Print
    </button>
  );
}
