import type { ReactNode } from 'react';

/**
 * A button for what cannot be undone: it first opens the words that say what will happen, and the
 * button among them sends the form it stands in. Needs no JavaScript.
 */
export function ConfirmButton({
  label,
  confirm,
  children,
}: {
  /** What opens the words, such as `Cancel this show…`. */
  label: string;
  /** What the sending button says. */
  confirm: string;
  children: ReactNode;
}) {
  return (
    <details className="confirm">
      <summary className="button button-quiet">{label}</summary>
      <div className="confirm-words">
        {children}
        <button type="submit" className="button">
          {confirm}
        </button>
      </div>
    </details>
  );
}
