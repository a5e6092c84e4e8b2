import type { SeatingLayout } from '@/lib/visitors/seating/layout';
import { nameSeats } from '@/lib/visitors/seating/name-seats';
import type { LostSeats } from './use-booking';

/** What is offered for seats that went; empty when nothing is. */
export function offerMessage(layout: SeatingLayout, offer: number[]): string {
  if (offer.length === 0) return '';
  const these =
    offer.length === 1
      ? 'This one is the nearest'
      : `These ${COUNTS[offer.length] ?? offer.length} are the nearest`;
  return `${these}: ${nameSeats(layout, offer)}.`;
}

const COUNTS = ['', '', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/**
 * Which seats went, and the nearest free ones with one button to take them. Seats that went by
 * themselves are not worth an interruption: a status elsewhere on the page says them.
 */
export function LostSeatsNotice({
  layout,
  gone: { words, offer, whileChoosing },
  onTake,
  onClose,
}: {
  layout: SeatingLayout;
  gone: LostSeats;
  onTake: () => void;
  onClose: () => void;
}) {
  const isOffered = offer.length > 0;
  return (
    <section
      className="notice notice-attention"
      role={whileChoosing ? undefined : 'alert'}
      aria-label="Seats that went"
    >
      <p>{words}</p>
      {isOffered && <p>{offerMessage(layout, offer)}</p>}
      <p className="notice-buttons">
        {isOffered && (
          <button type="button" className="button" onClick={onTake}>
            {offer.length === 1 ? 'Take it' : 'Take them'}
          </button>
        )}
        <button type="button" className="button button-quiet" onClick={onClose}>
          {isOffered ? 'No, thank you' : 'All right'}
        </button>
      </p>
    </section>
  );
}
