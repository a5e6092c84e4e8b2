const LOCALE = 'en-GB';

function parts(at: string, timeZone: string, options: Intl.DateTimeFormatOptions) {
  const format = new Intl.DateTimeFormat(LOCALE, { timeZone, ...options });
  return Object.fromEntries(
    format.formatToParts(new Date(at)).map((part) => [part.type, part.value]),
  ) as Partial<Record<Intl.DateTimeFormatPartTypes, string>>;
}

/** `19:30` in the venue's time zone. `at` is ISO 8601, `timeZone` an IANA name. */
export function formatTime(at: string, timeZone: string): string {
  const { hour, minute } = parts(at, timeZone, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return `${hour}:${minute}`;
}

/** `Friday 4 December`, with the year if it differs from the year of `now` (ms since 1970, UTC). */
export function formatDay(at: string, timeZone: string, now = Date.now()): string {
  const options: Intl.DateTimeFormatOptions = {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  };
  const { weekday, day, month, year } = parts(at, timeZone, options);
  const thisYear = parts(new Date(now).toISOString(), timeZone, { year: 'numeric' }).year;
  return `${weekday} ${day} ${month}${year === thisYear ? '' : ` ${year}`}`;
}

/** `Friday 4 December, 19:30` in the venue's time zone. */
export function formatDayAndTime(at: string, timeZone: string, now = Date.now()): string {
  return `${formatDay(at, timeZone, now)}, ${formatTime(at, timeZone)}`;
}

/** The three parts of a date on a tear-off calendar: `Fri`, `4`, `Dec`. */
export function tearOffParts(at: string, timeZone: string) {
  const { weekday, day, month } = parts(at, timeZone, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  return { weekday: weekday ?? '', day: day ?? '', month: month ?? '' };
}

/** `4 Dec 2026, 19:30 UTC`, for records that belong to no venue. */
export function formatMoment(at: Date): string {
  const { day, month, year } = parts(at.toISOString(), 'UTC', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  });
  return `${day} ${month} ${year}, ${formatTime(at.toISOString(), 'UTC')} UTC`;
}

const stamps = new Map<string, Intl.DateTimeFormat>();

/** `2026-12-04 19:30` in the venue's time zone; sorts as text. */
export function formatStamp(at: Date | string, timeZone: string): string {
  let format = stamps.get(timeZone);
  if (!format) {
    // The Swedish format is ISO 8601.
    format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
    stamps.set(timeZone, format);
  }
  return format.format(new Date(at));
}
