import type { ReactNode } from 'react';

const KINDS = { plain: '', attention: ' notice-attention', done: ' notice-done' } as const;

/** A few sentences set apart. `attention` is announced at once when it appears. */
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
