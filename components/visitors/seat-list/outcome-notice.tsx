import type { RefObject } from 'react';
import type { BookSeatsState } from '@/lib/visitors/bookings/book-seats-state';
import { FreeSeat, type SeatContext } from './seat-row';
import { isInRow, type ListRow } from './section-rows';

type NotBookedState = Extract<BookSeatsState, { status: 'refused' | 'unknown' }>;

/** Why nothing was booked, and the nearest free seats as a replacement for taken ones. */
export function OutcomeNotice({
  answer,
  rows,
  context,
  form,
  focus,
}: {
  answer: NotBookedState;
  rows: ListRow[];
  context: SeatContext;
  form: string;
  focus: RefObject<HTMLDivElement | null>;
}) {
  const { messages, waitAt } = answer;
  const offers = rows
    .map((row) => ({ row, seats: context.offered.filter((seat) => isInRow(row, seat)) }))
    .filter(({ seats }) => seats.length > 0);
  return (
    <div className="notice notice-attention answer" role="alert" tabIndex={-1} ref={focus}>
      {messages.form && <p>{messages.form}</p>}
      {waitAt && (
        <p>
          Keep this page open and press again when it is your turn.{' '}
          <a className="link" href={waitAt} target="_blank" rel="noopener">
            Open the waiting room in a new tab
          </a>
        </p>
      )}
      {messages.seats && <p id="seats-message">{messages.seats}</p>}
      {(messages.name || messages.email) && (
        <p>Please correct these fields. Nothing was booked yet.</p>
      )}
      {messages.name && <FieldLink id="buyer-name" message={messages.name} />}
      {messages.email && <FieldLink id="buyer-email" message={messages.email} />}
      {offers.length > 0 && (
        <div id="offer">
          <p>These are the nearest free seats. Tick the ones you want instead:</p>
          {offers.map(({ row, seats }) => (
            <fieldset key={row.first} className="seat-row">
              <legend>{row.label}</legend>
              {seats.map((seat) => (
                <FreeSeat key={seat} row={row} seat={seat} context={context} form={form} />
              ))}
            </fieldset>
          ))}
        </div>
      )}
    </div>
  );
}

function FieldLink({ id, message }: { id: string; message: string }) {
  return (
    <p>
      <a className="link" href={`#${id}`}>
        {message}
      </a>
    </p>
  );
}
