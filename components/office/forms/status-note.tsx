import { Notice } from '@/components/ui/notice';
import type { FormState } from '@/lib/office/forms/form-state';

/** The result of a form, shown above it. */
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
  const text = messages.form ?? note ?? 'Please correct the marked fields.';
  return (
    <Notice kind="attention">
      {text}{' '}
      {href && (
        <a className="link" href={href}>
          Sign in
        </a>
      )}
    </Notice>
  );
}
