/** A local time as date fields send it: `2027-03-04T19:30`, in the years 1000 to 2999. */
export const LOCAL_TIME = /^[12]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}$/;
const DAY_MS = 86_400_000;

/** A moment as local time in a time zone, as date fields hold it: `2027-03-04T19:30`. */
export function toLocalTime(moment: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const part = Object.fromEntries(format.formatToParts(moment).map((p) => [p.type, p.value]));
  return `${part.year?.padStart(4, '0')}-${part.month}-${part.day}T${part.hour}:${part.minute}`;
}

/**
 * The moment of a local time (`2027-03-04T19:30`) in a time zone. When clocks are put back and the time occurs
 * twice, the first moment. Null for a local time that does not exist: no such date, or an hour that is skipped.
 */
export function fromLocalTime(local: string, timeZone: string): Date | null {
  const asUtc = LOCAL_TIME.test(local) ? Date.parse(`${local}:00Z`) : Number.NaN;
  if (Number.isNaN(asUtc)) return null;
  const guesses = [asUtc - DAY_MS, asUtc + DAY_MS].map(
    (near) => asUtc - utcOffsetMs(near, timeZone),
  );
  const moments = guesses.map((guess) => new Date(guess));
  return (
    moments
      .sort((a, b) => a.getTime() - b.getTime())
      .find((moment) => toLocalTime(moment, timeZone) === local) ?? null
  );
}

/** A time zone's offset from UTC at a moment, in milliseconds; positive east of Greenwich. */
function utcOffsetMs(moment: number, timeZone: string): number {
  return Date.parse(`${toLocalTime(new Date(moment), timeZone)}:00Z`) - moment;
}
