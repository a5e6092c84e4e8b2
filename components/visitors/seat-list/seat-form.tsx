'use client';

import { type ReactNode, useActionState, useEffect, useMemo, useRef, useState } from 'react';
import { BuyerFields } from '@/components/visitors/bookings/buyer-fields';
import type { BookSeatsAction, BookSeatsValues } from '@/lib/visitors/bookings/book-seats-state';
import { OutcomeNotice } from './outcome-notice';
import { ResendFields } from './resend-fields';
import { SeatRow } from './seat-row';
import { isInRow, type ListCategory, type ListRow } from './section-rows';
import { type Selection, SelectionBar } from './selection-bar';
import { sumSelection } from './sum-selection';

const FORM = 'booking';

/**
 * The seats of a section as a form that works with and without JavaScript. After a refusal it keeps what
 * was typed, and sends the idempotency key that the server returned.
 */
export function SeatForm({
  action,
  show,
  idempotencyKey,
  rows,
  categories,
  chosen,
  children,
}: {
  action: BookSeatsAction;
  show: { id: string; currency: string };
  idempotencyKey: string;
  rows: ListRow[];
  categories: ListCategory[];
  /** Seats that are ticked when the page opens. */
  chosen: BookSeatsValues['seats'];
  /** Shown between the notice and the rows. */
  children: ReactNode;
}) {
  const [state, submit, isPending] = useActionState(action, { status: 'idle' });
  const answer = state.status === 'refused' || state.status === 'unknown' ? state : undefined;
  const [selection, setSelection] = useState<Selection | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const notice = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (state.status === 'booked' || state.status === 'accepted') location.assign(state.href);
    else if (state.status !== 'idle') notice.current?.focus();
    if (form.current) setSelection(sumSelection(new FormData(form.current), rows, categories));
  }, [state, rows, categories]);

  const context = useMemo(
    () => ({
      categories,
      currency: show.currency,
      chosen: answer?.values.seats ?? chosen,
      taken: answer?.taken ?? [],
      offered: (answer?.nearest ?? []).filter((seat) => rows.some((row) => isInRow(row, seat))),
    }),
    [answer, categories, chosen, rows, show.currency],
  );
  const list = useMemo(
    () => rows.map((row) => <SeatRow key={row.first} row={row} context={context} />),
    [rows, context],
  );

  return (
    <div
      className="booking"
      onChange={() =>
        form.current && setSelection(sumSelection(new FormData(form.current), rows, categories))
      }
    >
      {answer && (
        <OutcomeNotice answer={answer} rows={rows} context={context} form={FORM} focus={notice} />
      )}
      {children}
      {/* React resets a form after its action; a refused form must keep its values. */}
      <form id={FORM} ref={form} action={submit} onReset={(event) => event.preventDefault()}>
        <input type="hidden" name="show" value={show.id} />
        <input type="hidden" name="key" value={answer?.key ?? idempotencyKey} autoComplete="off" />
        {answer?.status === 'unknown' ? (
          <ResendFields {...answer.values} />
        ) : (
          <>
            <div className="seat-rows">{list}</div>
            <div className="buyer">
              <BuyerFields values={answer?.values} messages={answer?.messages} />
              <p>
                You pay nothing here, and we send no e-mail: your tickets open on the next page.
              </p>
            </div>
          </>
        )}
        <SelectionBar selection={selection} currency={show.currency} isPending={isPending} />
      </form>
    </div>
  );
}
