const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
const DAY = 86_400_000;

/** What a venue's clock shows at a moment, as date fields write it: `2027-03-04T19:30`. */
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
 * The moment when a venue's clock shows `local` (`2027-03-04T19:30`); of two, when a clock is put
 * back, the first. Null when it never shows it: no such date, or an hour that a clock skips.
 */
export function fromLocalTime(local: string, timeZone: string): Date | null {
  const asUtc = LOCAL.test(local) ? Date.parse(`${local}:00Z`) : Number.NaN;
  if (Number.isNaN(asUtc)) return null;
  const guesses = [asUtc - DAY, asUtc + DAY].map((near) => asUtc - aheadOfUtc(near, timeZone));
  const moments = guesses.map((guess) => new Date(guess));
  return (
    moments
      .sort((a, b) => a.getTime() - b.getTime())
      .find((moment) => toLocalTime(moment, timeZone) === local) ?? null
  );
}

/** By how much a zone's clock is ahead of UTC at a moment, in milliseconds. */
function aheadOfUtc(moment: number, timeZone: string): number {
  return Date.parse(`${toLocalTime(new Date(moment), timeZone)}:00Z`) - moment;
}
