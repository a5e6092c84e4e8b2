import { fromLocalTime, toLocalTime } from './local-time';

const MINUTE = 60_000;

export type ShowTimesInput = {
  /** On the venue's clock. */
  startsAt: string;
  minutes: number;
  /** On the venue's clock; empty: from now on. */
  salesStart: string;
  /** Minutes before the start. */
  closesBefore: number;
};

export type ShowTimes = { startsAt: Date; endsAt: Date; salesStart: Date; salesEnd: Date };

export type ParsedShowTimes =
  | { ok: true; times: ShowTimes }
  | { ok: false; messages: Record<string, string> };

/** Works out a show's moments from what was written on its venue's clock. */
export function parseShowTimes(
  input: ShowTimesInput,
  timeZone: string,
  now: Date,
): ParsedShowTimes {
  const startsAt = fromLocalTime(input.startsAt, timeZone);
  if (!startsAt) return { ok: false, messages: { startsAt: skipped(input.startsAt, timeZone) } };
  const salesStart = input.salesStart ? fromLocalTime(input.salesStart, timeZone) : minuteOf(now);
  if (!salesStart) {
    return { ok: false, messages: { salesStart: skipped(input.salesStart, timeZone) } };
  }
  const salesEnd = new Date(startsAt.getTime() - input.closesBefore * MINUTE);
  const endsAt = new Date(startsAt.getTime() + input.minutes * MINUTE);
  if (salesEnd > endsAt) {
    return { ok: false, messages: { closesBefore: 'Booking cannot go on after the show’s end.' } };
  }
  if (salesEnd <= salesStart) {
    const words = `Booking would close before it opens: the show of ${said(startsAt, timeZone)} closes at ${said(salesEnd, timeZone)}.`;
    return { ok: false, messages: { salesStart: words } };
  }
  return { ok: true, times: { startsAt, endsAt, salesStart, salesEnd } };
}

/** What the form of a stored show holds. */
export function formatShowTimes(
  { startsAt, endsAt, salesStart, salesEnd }: ShowTimes,
  zone: string,
) {
  const minutes = (from: Date, to: Date) => String(Math.round((+to - +from) / MINUTE));
  return {
    startsAt: toLocalTime(startsAt, zone),
    minutes: minutes(startsAt, endsAt),
    salesStart: toLocalTime(salesStart, zone),
    closesBefore: minutes(salesEnd, startsAt),
  };
}

/** Forms know no seconds. */
const minuteOf = (moment: Date) => new Date(Math.floor(+moment / MINUTE) * MINUTE);

const said = (moment: Date, timeZone: string) => toLocalTime(moment, timeZone).replace('T', ' ');

function skipped(local: string, timeZone: string): string {
  return `The clock in ${timeZone} never shows ${local.replace('T', ' ')}. Please choose another time.`;
}
