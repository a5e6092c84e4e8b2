import { tearOffParts } from '@/lib/time';

/** A date as a sheet of a tear-off calendar, in the venue's time zone. */
export function TearOff({ at, timeZone }: { at: string; timeZone: string }) {
  const { weekday, day, month } = tearOffParts(at, timeZone);
  return (
    <time className="tear-off" dateTime={at}>
      {`${weekday} `}
      <b>{day}</b>
      {` ${month}`}
    </time>
  );
}
