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

/** What is painted, in words, and the form that holds it back. */
export function HoldForm({
  show,
  plan,
  layout,
  painted,
  action,
  onClear,
  children,
}: {
  show: { id: string; city: string };
  plan: string;
  layout: SeatingLayout;
  painted: number[];
  action: Action;
  onClear: () => void;
  children: ReactNode;
}) {
  async function send(state: FormState, form: FormData): Promise<FormState> {
    const answer = await action(state, form);
    if (answer.status === 'done') onClear();
    return answer;
  }
  const named = painted.map((seat) => {
    const { section, row, seat: number } = seatLabels(layout, seat);
    return { seat, section, row, number };
  });
  const count = formatCount(painted.length, 'seat');
  return (
    <section className="staff-panel hold-form" aria-labelledby="hold-heading">
      <h2 id="hold-heading">
        {painted.length > 0 ? `Hold ${count} back` : 'Press seats on the map'}
      </h2>
      {painted.length > 0 ? (
        <>
          <ul className="block-seat-list">
            {nameSeatRuns(named, MAX_LINES).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <button type="button" className="link" onClick={onClear}>
            Take none of them
          </button>
        </>
      ) : (
        <p>
          They leave the sale, on every open map too. Arrow keys walk the map, and Enter takes what
          the brush says.
        </p>
      )}
      <StaffForm action={send} initial={idleForm()} submit={`Hold ${count} back`}>
        {children}
        <input type="hidden" name="show" value={show.id} />
        <input type="hidden" name="plan" value={plan} />
        <BlockFields prefix="hold" city={show.city} />
      </StaffForm>
    </section>
  );
}
