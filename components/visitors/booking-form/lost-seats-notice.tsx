import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import { nameSeats } from '@/lib/visitors/seating/name-seats';
import type { LostSeats } from './use-booking';

const COUNTS = ['', '', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** The seats offered instead of lost ones, as a sentence; empty if there are none. */
export function offerMessage(layout: SeatingLayout, offer: number[]): string {
  if (offer.length === 0) return '';
  const subject =
    offer.length === 1
      ? 'The nearest seat'
      : `The nearest ${COUNTS[offer.length] ?? offer.length} seats`;
  return `${subject}: ${nameSeats(layout, offer)}.`;
}

/**
 * Names the lost seats and offers the nearest available ones. Is an alert only after a refusal; seats
 * lost while choosing are announced by a status beside the map, which does not interrupt.
 */
export function LostSeatsNotice({
  layout,
  lostSeats: { message, offer, whileChoosing },
  onTake,
  onClose,
}: {
  layout: SeatingLayout;
  lostSeats: LostSeats;
  onTake: () => void;
  onClose: () => void;
}) {
  const isOffered = offer.length > 0;
  return (
    <section
      className="notice notice-attention"
      role={whileChoosing ? undefined : 'alert'}
      aria-label="Seats no longer available"
    >
      <p>{message}</p>
      {isOffered && <p>{offerMessage(layout, offer)}</p>}
      <p className="notice-buttons">
        {isOffered && (
          <button type="button" className="button" onClick={onTake}>
            {offer.length === 1 ? 'Take this seat' : 'Take these seats'}
          </button>
        )}
        <button type="button" className="button button-quiet" onClick={onClose}>
          {isOffered ? 'No, thank you' : 'Close'}
        </button>
      </p>
    </section>
  );
}
