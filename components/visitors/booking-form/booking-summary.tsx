'use client';

import { type FormEvent, type ReactNode, useState } from 'react';
import { BuyerFields } from '@/components/visitors/bookings/buyer-fields';
import type { Hall } from '@/components/visitors/seat-map/hall/read-hall';
import { formatMoney } from '@/lib/money';
import type { Show } from '@/lib/visitors/shows/show';
import { ChosenSeats } from './chosen-seats';
import type { Draft } from './draft';
import { changeType, removeSeats, totalOf } from './selection';
import type { Attempt } from './use-booking';

/** The chosen seats, the buyer and the Book button; a bottom sheet on a narrow screen. */
export function BookingSummary({
  hall,
  show,
  draft,
  attempt,
  onChange,
  onSend,
  notices,
  children,
}: {
  hall: Hall;
  show: Pick<Show, 'prices' | 'currency'>;
  draft: Draft;
  attempt: Attempt;
  onChange: (part: Partial<Draft>) => void;
  onSend: () => void;
  notices: ReactNode;
  /** Helps choosing, such as the search for the best seats. */
  children: ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  const { seats } = draft;
  const count = seats.length === 1 ? '1 seat' : `${seats.length} seats`;
  const total = formatMoney(totalOf(show, hall.layout, seats), show.currency);
  const isBusy = attempt.status === 'sending' || attempt.status === 'leaving';
  const isFixed = isBusy || draft.sent;

  function onInput(event: FormEvent<HTMLFormElement>) {
    const form = new FormData(event.currentTarget);
    onChange({ name: String(form.get('name') ?? ''), email: String(form.get('email') ?? '') });
  }

  return (
    <div className="summary" data-open={isOpen}>
      <button
        type="button"
        className="summary-bar"
        aria-expanded={isOpen}
        aria-controls="summary-body"
        onClick={() => setOpen(!isOpen)}
      >
        <b>{seats.length === 0 ? 'Choose your seats' : `${count} · ${total}`}</b>
        <span>{isOpen ? 'Back to the map' : seats.length === 0 ? 'Find seats' : 'Continue'}</span>
      </button>
      {notices}
      <div className="summary-body" id="summary-body">
        {!isFixed && children}
        {seats.length > 0 && (
          <form
            onInput={onInput}
            onSubmit={(event) => {
              event.preventDefault();
              onSend();
            }}
          >
            <fieldset disabled={isFixed} className="summary-fields">
              <legend>Your seats</legend>
              <ChosenSeats
                hall={hall}
                show={show}
                selection={seats}
                onType={(seat, type) => onChange({ seats: changeType(seats, seat, type) })}
                onRemove={(seat) => onChange({ seats: removeSeats(seats, [seat]) })}
              />
              <BuyerFields
                values={draft}
                messages={attempt.status === 'refused' ? attempt.messages : undefined}
              />
            </fieldset>
            <button type="submit" className="button summary-button" aria-disabled={isBusy}>
              {isBusy ? 'Booking …' : `Book ${count} · ${total}`}
            </button>
          </form>
        )}
      </div>
    </div>
  );
}
