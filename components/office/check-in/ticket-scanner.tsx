'use client';

import { useRouter } from 'next/navigation';
import { useActionState, useEffect, useRef } from 'react';
import { formatCount } from '@/lib/format-count';
import type { DoorCount } from '@/lib/office/check-in/count-admitted';
import { type FormState, idleForm } from '@/lib/office/forms/form-state';

type Action = (state: FormState, form: FormData) => Promise<FormState>;

/** How often the count is asked for, because other doors let people in too. */
const COUNT_EVERY_MS = 10_000;

/** A scanner types a code and Enter: the field always takes it, and the answer fills the screen. */
export function BookingDoor({
  showId,
  count,
  checkIn,
  undo,
}: {
  showId: string;
  count: DoorCount;
  checkIn: Action;
  undo: Action;
}) {
  const [state, scan, isScanning] = useActionState(checkIn, idleForm());
  const [undone, takeBack, isUndoing] = useActionState(undo, idleForm());
  const last = useLatest(state, undone);
  const field = useRef<HTMLInputElement>(null);
  const router = useRouter();

  useEffect(() => {
    if (last.status === 'idle') return;
    router.refresh();
    field.current?.focus();
    // Felt in the hand that holds the phone: short for in, long for anything else.
    navigator.vibrate?.(last.status === 'done' ? 60 : [250, 100, 250]);
  }, [last, router]);

  useEffect(() => {
    const timer = setInterval(() => document.hidden || router.refresh(), COUNT_EVERY_MS);
    return () => clearInterval(timer);
  }, [router]);

  // A scanner types wherever the keyboard is; outside of a field that is here.
  useEffect(() => {
    const catchKeys = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      const isInField = target instanceof Element && target.matches('input, select, textarea');
      if (key.length === 1 && !isInField && !ctrlKey && !metaKey && !altKey) field.current?.focus();
    };
    window.addEventListener('keydown', catchKeys);
    return () => window.removeEventListener('keydown', catchKeys);
  }, []);

  const ticket = state.status === 'done' && last === state ? state.values.ticket : undefined;
  return (
    <section className="staff-panel door" aria-labelledby="scan-head">
      <h2 id="scan-head">
        <b>{formatCount(count.admitted)}</b> of {formatCount(count.expected)} in
      </h2>
      <div className="door-answer" data-answer={answerOf(last, isScanning)} role="status">
        {last.status === 'idle' ? (
          <p>Scan a ticket.</p>
        ) : (
          <>
            <strong>{last.values.verdict ?? 'Not let in'}</strong>
            <p>{last.note ?? last.messages.form ?? last.messages.code}</p>
          </>
        )}
      </div>
      {typeof ticket === 'string' && (
        <form action={takeBack}>
          <input type="hidden" name="showId" value={showId} />
          <input type="hidden" name="ticket" value={ticket} />
          <button type="submit" className="button button-quiet" disabled={isUndoing}>
            Take it back
          </button>
        </form>
      )}
      <form action={scan} className="door-scan">
        <input type="hidden" name="showId" value={showId} />
        <div className="field">
          <label htmlFor="code">Ticket code</label>
          <input
            // biome-ignore lint/a11y/noAutofocus: a scanner types into it without anybody touching the screen.
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
          Let in
        </button>
      </form>
    </section>
  );
}

/** The one of two answers that came last. */
function useLatest(first: FormState, second: FormState): FormState {
  const seen = useRef({ first, second, latest: first });
  if (seen.current.first !== first) seen.current = { first, second, latest: first };
  else if (seen.current.second !== second) seen.current = { first, second, latest: second };
  return seen.current.latest;
}

function answerOf({ status }: FormState, isScanning: boolean): string {
  if (isScanning) return 'waiting';
  if (status === 'idle') return 'none';
  return status === 'done' ? 'in' : 'out';
}
