import type { ReactNode } from 'react';

/**
 * A button for what cannot be undone. It first shows what will happen, with a second button that submits the
 * form around it. Needs no JavaScript.
 */
export function ConfirmButton({
  label,
  confirm,
  children,
}: {
  /** The first button, such as `Cancel this show…`. */
  label: string;
  /** The button that submits. */
  confirm: string;
  children: ReactNode;
}) {
  return (
    <details className="confirm">
      <summary className="button button-quiet">{label}</summary>
      <div className="confirm-text">
        {children}
        <button type="submit" className="button">
          {confirm}
        </button>
      </div>
    </details>
  );
}
