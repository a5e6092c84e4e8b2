'use client';

import { useActionState, useEffect } from 'react';
import { Notice } from '@/components/ui/notice';

/** The result of the action: the next page, or an error message. */
export type QueueFormState = { href?: string; message?: string };

/** One button to join the queue or to go to the seats; a form that works without JavaScript. */
export function QueueForm({
  action,
  show,
  label,
}: {
  action: (state: QueueFormState, form: FormData) => Promise<QueueFormState>;
  /** The show's id. */
  show: string;
  label: string;
}) {
  const [state, submit, isPending] = useActionState(action, {});
  useEffect(() => {
    if (state.href) location.assign(state.href);
  }, [state]);
  return (
    <form action={submit}>
      {state.message && <Notice kind="attention">{state.message}</Notice>}
      <input type="hidden" name="show" value={show} />
      <button type="submit" className="button" aria-disabled={isPending || undefined}>
        {label}
      </button>
    </form>
  );
}
