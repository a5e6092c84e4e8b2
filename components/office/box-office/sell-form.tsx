'use client';

import { Field } from '@/components/ui/field';
import { ChosenSeats } from '@/components/visitors/booking-form/chosen-seats';
import type { Draft } from '@/components/visitors/booking-form/draft';
import { changeType, removeSeats, totalOf } from '@/components/visitors/booking-form/selection';
import type { Attempt } from '@/components/visitors/booking-form/use-booking';
import type { Hall } from '@/components/visitors/seat-map/hall/read-hall';
import { formatMoney } from '@/lib/money';
import type { Show } from '@/lib/visitors/shows/show';

const PAYMENTS = [
  { value: 'box_office', label: 'Paid here' },
  { value: 'complimentary', label: 'Complimentary' },
];

/** The sale’s form: seats, the guest’s name and e-mail address, the payment, and the button. */
export function SellForm({
  hall,
  show,
  draft,
  attempt,
  payment,
  onPayment,
  onChange,
  onSend,
}: {
  hall: Hall;
  show: Show;
  draft: Draft;
  attempt: Attempt;
  payment: string;
  onPayment: (payment: string) => void;
  onChange: (part: Partial<Draft>) => void;
  onSend: () => void;
}) {
  const { seats } = draft;
  const isBusy = attempt.status === 'sending' || attempt.status === 'leaving';
  const messages = attempt.status === 'refused' ? attempt.messages : {};
  const total = payment === 'complimentary' ? 0 : totalOf(show, hall.layout, seats);
  const count = seats.length === 1 ? '1 seat' : `${seats.length} seats`;
  const buttonText =
    seats.length === 0
      ? 'Choose seats first'
      : `Sell ${count} · ${formatMoney(total, show.currency)}`;
  return (
    <form
      className="sale-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (seats.length > 0) onSend();
        else document.getElementById('count')?.focus();
      }}
    >
      <fieldset disabled={isBusy || draft.sent} className="summary-fields">
        <legend className="sr-only">New booking</legend>
        {seats.length === 0 ? (
          <p>No seat is chosen yet.</p>
        ) : (
          <ChosenSeats
            hall={hall}
            show={show}
            selection={seats}
            onType={(seat, type) => onChange({ seats: changeType(seats, seat, type) })}
            onRemove={(seat) => onChange({ seats: removeSeats(seats, [seat]) })}
          />
        )}
        <Field
          id="guest-name"
          name="name"
          label="Guest’s name"
          autoComplete="off"
          required
          maxLength={100}
          value={draft.name}
          onChange={(event) => onChange({ name: event.target.value })}
          {...(messages.name ? { message: messages.name } : {})}
        />
        <Field
          id="guest-email"
          name="email"
          label="E-mail"
          hint="Optional. Helps to find the booking later."
          type="email"
          autoComplete="off"
          value={draft.email}
          onChange={(event) => onChange({ email: event.target.value })}
          {...(messages.email ? { message: messages.email } : {})}
        />
        <div className="payments" role="radiogroup" aria-label="Payment">
          {PAYMENTS.map(({ value, label }) => (
            <label key={value} className="ticket-checkbox">
              <input
                type="radio"
                name="payment"
                value={value}
                checked={payment === value}
                onChange={() => onPayment(value)}
              />
              {label}
            </label>
          ))}
        </div>
      </fieldset>
      <button type="submit" className="button" aria-disabled={isBusy || seats.length === 0}>
        {isBusy ? 'Selling …' : buttonText}
      </button>
    </form>
  );
}
