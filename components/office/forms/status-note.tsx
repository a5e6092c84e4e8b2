import { Notice } from '@/components/ui/notice';
import type { FormState } from '@/lib/office/forms/form-state';

/** What became of a form, above it: what was done, or why nothing was. */
export function StatusNote({ state }: { state: FormState }) {
  const { status, messages, note, href } = state;
  if (status === 'idle') return null;
  if (status === 'done') {
    return note ? (
      <div role="status">
        <Notice kind="done">{note}</Notice>
      </div>
    ) : null;
  }
  const words = messages.form ?? note ?? 'Some of this cannot be taken as it is; see below.';
  return (
    <Notice kind="attention">
      {words}{' '}
      {href && (
        <a className="link" href={href}>
          Go there
        </a>
      )}
    </Notice>
  );
}
