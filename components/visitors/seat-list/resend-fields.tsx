import { formatCount } from '@/lib/format-count';
import type { BookSeatsValues } from '@/lib/visitors/bookings/book-seats-state';

/**
 * The hidden fields of a request whose outcome is unknown, to send it again unchanged. Its seats are not
 * offered for choice, because the first request may have booked them.
 */
export function ResendFields({ seats, name, email }: BookSeatsValues) {
  return (
    <div className="buyer">
      {seats.map(({ seat, type }) => (
        <span key={seat}>
          <input type="hidden" name="seat" value={seat} />
          <input type="hidden" name={`type-${seat}`} value={type} />
        </span>
      ))}
      <input type="hidden" name="name" value={name} />
      <input type="hidden" name="email" value={email} />
      <p>
        This sends the same request again: {formatCount(seats.length, 'seat')} for {name}.
      </p>
    </div>
  );
}
