import type { ReactNode } from 'react';

const KINDS = { plain: '', attention: ' notice-attention', done: ' notice-done' } as const;

/** A highlighted message. Screen readers announce one of kind `attention` at once. */
export function Notice({
  kind = 'plain',
  children,
}: {
  kind?: keyof typeof KINDS;
  children: ReactNode;
}) {
  return (
    <div className={`notice${KINDS[kind]}`} role={kind === 'attention' ? 'alert' : undefined}>
      {children}
    </div>
  );
}
