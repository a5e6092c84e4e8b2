'use client';

import { useActionState, useEffect } from 'react';
import { Notice } from '@/components/ui/notice';

type CancelState = { href?: string; message?: string };

/** Cancels a booking in two steps that need no JavaScript: open, then confirm. */
export function CancelForm({
  action,
  token,
  seats,
}: {
  action: (state: CancelState, form: FormData) => Promise<CancelState>;
  token: string;
  /** How many seats go back on sale. */
  seats: number;
}) {
  const [state, submit, isPending] = useActionState(action, {});
  useEffect(() => {
    if (state.href) location.assign(state.href);
  }, [state]);
  return (
    <details className="no-print" open={state.message !== undefined}>
      <summary>Cancel this booking</summary>
      <form action={submit}>
        <p>
          {seats === 1 ? 'Your seat goes' : `All ${seats} seats go`} back on sale at once. You
          cannot undo this.
        </p>
        {state.message && <Notice kind="attention">{state.message}</Notice>}
        <input type="hidden" name="token" value={token} />
        <button
          type="submit"
          className="button button-quiet"
          aria-disabled={isPending || undefined}
        >
          {isPending ? 'Cancelling…' : 'Yes, cancel this booking'}
        </button>
      </form>
    </details>
  );
}
