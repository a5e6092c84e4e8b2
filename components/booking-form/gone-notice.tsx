import type { SeatingLayout } from '@/lib/seating/layout';
import { nameSeats } from '@/lib/seating/name-seats';
import type { Gone } from './use-booking';

/** Which seats went, and the nearest free ones with one button to take them. */
export function GoneNotice({
  layout,
  gone: { words, offer },
  onTake,
  onClose,
}: {
  layout: SeatingLayout;
  gone: Gone;
  onTake: () => void;
  onClose: () => void;
}) {
  const one = offer.length === 1;
  return (
    <div className="notice notice-attention" role="alert">
      <p>{words}</p>
      {offer.length > 0 && (
        <p>
          {one ? 'This is the nearest' : 'These are the nearest'}: {nameSeats(layout, offer)}.
        </p>
      )}
      <p className="notice-buttons">
        {offer.length > 0 && (
          <button type="button" className="button" onClick={onTake}>
            {one ? 'Take it' : 'Take them'}
          </button>
        )}
        <button type="button" className="button button-quiet" onClick={onClose}>
          {offer.length > 0 ? 'No, thank you' : 'All right'}
        </button>
      </p>
    </div>
  );
}
