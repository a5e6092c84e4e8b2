const FORMAT = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** `2026-12-04` as a report says it: `Fri, 4 Dec 2026`. */
export function dayWords(day: string): string {
  return FORMAT.format(new Date(`${day}T00:00:00Z`));
}
