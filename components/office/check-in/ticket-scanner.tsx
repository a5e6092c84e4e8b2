'use client';

import { useRouter } from 'next/navigation';
import { useActionState, useEffect, useRef } from 'react';
import { formatCount } from '@/lib/format-count';
import type { CheckInCount } from '@/lib/office/check-in/count-checked-in';
import { type FormState, idleForm } from '@/lib/office/forms/form-state';

type Action = (state: FormState, form: FormData) => Promise<FormState>;

/** How often the count is refreshed, because other scanners check guests in too. */
const COUNT_REFRESH_MS = 10_000;

/**
 * Checks tickets in by scanner. A scanner types the code and presses Enter, so the field keeps the keyboard
 * focus; the result fills the screen.
 */
export function TicketScanner({
  showId,
  count,
  checkIn,
  undo,
}: {
  showId: string;
  count: CheckInCount;
  checkIn: Action;
  undo: Action;
}) {
  const [state, scan, isScanning] = useActionState(checkIn, idleForm());
  const [undone, undoScan, isUndoing] = useActionState(undo, idleForm());
  const last = useLatest(state, undone);
  const field = useRef<HTMLInputElement>(null);
  const router = useRouter();

  useEffect(() => {
    if (last.status === 'idle') return;
    router.refresh();
    field.current?.focus();
    // One short vibration for checked in, a long pattern for anything else.
    navigator.vibrate?.(last.status === 'done' ? 60 : [250, 100, 250]);
  }, [last, router]);

  useEffect(() => {
    const timer = setInterval(() => document.hidden || router.refresh(), COUNT_REFRESH_MS);
    return () => clearInterval(timer);
  }, [router]);

  // Keys typed outside a field go to the code field, because a scanner types wherever the focus is.
  useEffect(() => {
    const focusCodeField = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      const isInField = target instanceof Element && target.matches('input, select, textarea');
      if (key.length === 1 && !isInField && !ctrlKey && !metaKey && !altKey) field.current?.focus();
    };
    window.addEventListener('keydown', focusCodeField);
    return () => window.removeEventListener('keydown', focusCodeField);
  }, []);

  const ticket = state.status === 'done' && last === state ? state.values.ticket : undefined;
  return (
    <section className="staff-panel scanner" aria-labelledby="scan-head">
      <h2 id="scan-head">
        <b>{formatCount(count.checkedIn)}</b> of {formatCount(count.expected)} checked in
      </h2>
      <div className="scan-result" data-result={resultOf(last, isScanning)} role="status">
        {last.status === 'idle' ? (
          <p>Scan a ticket</p>
        ) : (
          <>
            <strong>{last.values.verdict ?? 'Not checked in'}</strong>
            <p>{last.note ?? last.messages.form ?? last.messages.code}</p>
          </>
        )}
      </div>
      {typeof ticket === 'string' && (
        <form action={undoScan}>
          <input type="hidden" name="showId" value={showId} />
          <input type="hidden" name="ticket" value={ticket} />
          <button type="submit" className="button button-quiet" disabled={isUndoing}>
            Undo check-in
          </button>
        </form>
      )}
      <form action={scan} className="scanner-form">
        <input type="hidden" name="showId" value={showId} />
        <div className="field">
          <label htmlFor="code">Ticket code</label>
          <input
            // biome-ignore lint/a11y/noAutofocus: a scanner types into it, and staff do not touch the screen.
            autoFocus
            ref={field}
            className="input"
            id="code"
            name="code"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            inputMode="none"
            required
          />
        </div>
        <button type="submit" className="button">
          Check in
        </button>
      </form>
    </section>
  );
}

/** The one of two form states that changed last. */
function useLatest(first: FormState, second: FormState): FormState {
  const seen = useRef({ first, second, latest: first });
  if (seen.current.first !== first) seen.current = { first, second, latest: first };
  else if (seen.current.second !== second) seen.current = { first, second, latest: second };
  return seen.current.latest;
}

function resultOf({ status }: FormState, isScanning: boolean): string {
  if (isScanning) return 'waiting';
  if (status === 'idle') return 'none';
  return status === 'done' ? 'in' : 'out';
}
