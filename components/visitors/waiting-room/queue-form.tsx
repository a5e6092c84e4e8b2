'use client';

import { useActionState, useEffect } from 'react';
import { Notice } from '@/components/ui/notice';

/** What joining answers: where to go on, or why not. */
export type QueueFormState = { href?: string; message?: string };

/** One button to join the line or to enter; a form that needs no script. */
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
