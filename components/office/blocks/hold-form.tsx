'use client';

import type { ReactNode } from 'react';
import { StaffForm } from '@/components/office/forms/staff-form';
import { formatCount } from '@/lib/format-count';
import { nameSeatRuns } from '@/lib/office/blocks/seat-runs';
import { type FormState, idleForm } from '@/lib/office/forms/form-state';
import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import { seatLabels } from '@/lib/visitors/seating/seat-name';
import { BlockFields } from './block-fields';

type Action = (state: FormState, form: FormData) => Promise<FormState>;

const MAX_LINES = 12;

/** Lists the selected seats and puts them on hold. */
export function HoldForm({
  show,
  plan,
  layout,
  selected,
  action,
  onClear,
  children,
}: {
  show: { id: string; city: string };
  plan: string;
  layout: SeatingLayout;
  selected: number[];
  action: Action;
  onClear: () => void;
  children: ReactNode;
}) {
  async function send(state: FormState, form: FormData): Promise<FormState> {
    const answer = await action(state, form);
    if (answer.status === 'done') onClear();
    return answer;
  }
  const named = selected.map((seat) => {
    const { section, row, seat: number } = seatLabels(layout, seat);
    return { seat, section, row, number };
  });
  const count = formatCount(selected.length, 'seat');
  return (
    <section className="staff-panel hold-form" aria-labelledby="hold-heading">
      <h2 id="hold-heading">
        {selected.length > 0 ? `Put ${count} on hold` : 'Select seats on the map'}
      </h2>
      {selected.length > 0 ? (
        <>
          <ul className="block-seat-list">
            {nameSeatRuns(named, MAX_LINES).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <button type="button" className="link" onClick={onClear}>
            Clear selection
          </button>
        </>
      ) : (
        <p>
          Seats on hold cannot be booked. Every open map shows the change at once. You can also move
          with the arrow keys and select with Enter.
        </p>
      )}
      <StaffForm action={send} initial={idleForm()} submit={`Put ${count} on hold`}>
        {children}
        <input type="hidden" name="show" value={show.id} />
        <input type="hidden" name="plan" value={plan} />
        <BlockFields prefix="hold" city={show.city} />
      </StaffForm>
    </section>
  );
}
