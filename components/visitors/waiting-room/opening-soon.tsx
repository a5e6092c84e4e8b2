import { timeLeft } from '@/components/visitors/booking-form/countdown';
import { formatDayAndTime } from '@/lib/time';

/** When the sale opens, by the last answer of the waiting room: the page may be older. */
export function OpeningSoon({
  opens,
  timeZone,
  left,
}: {
  /** ISO 8601. */
  opens: string;
  timeZone: string;
  /** Milliseconds. */
  left: number;
}) {
  return (
    <div className="opening-soon">
      <p>Seats go on sale on {formatDayAndTime(opens, timeZone)}. That is in</p>
      <p className="countdown" role="timer">
        {timeLeft(left)}
      </p>
    </div>
  );
}
