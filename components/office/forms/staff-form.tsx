'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useActionState, useEffect, useRef } from 'react';
import type { FormState } from '@/lib/office/forms/form-state';
import { FormProvider } from './form-context';
import { StatusNote } from './status-note';

/**
 * A form for a `staffAction`. Its fields (`TextField`, `SelectField`, `CheckboxField` …) show the typed values and
 * their messages. Works without JavaScript. With JavaScript, `done` opens the state's `href` or refreshes the page.
 */
export function StaffForm({
  action,
  initial,
  submit,
  className = 'staff-form',
  children,
}: {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  initial: FormState;
  /** Label of the submit button; the children may have more buttons. */
  submit?: string;
  className?: string;
  children: ReactNode;
}) {
  const [state, send, isPending] = useActionState(action, initial);
  const form = useRef<HTMLFormElement>(null);
  const router = useRouter();
  useEffect(() => {
    if (state.status === 'done') {
      if (state.href) window.location.assign(state.href);
      else router.refresh();
    } else {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    }
  }, [state, router]);
  return (
    <form ref={form} action={send} className={className} aria-busy={isPending}>
      <FormProvider value={state}>
        <StatusNote state={state} />
        {children}
        {submit && (
          <p className="staff-actions">
            <button type="submit" className="button" disabled={isPending}>
              {submit}
            </button>
          </p>
        )}
      </FormProvider>
    </form>
  );
}
