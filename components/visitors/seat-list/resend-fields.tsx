import type { BookSeatsValues } from '@/lib/visitors/bookings/book-seats-state';

/** What was sent and not decided, to be sent again exactly as it was; its seats may be taken by it. */
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
        The same {seats.length === 1 ? 'seat' : `${seats.length} seats`} for {name} will be asked
        for again.
      </p>
    </div>
  );
}
