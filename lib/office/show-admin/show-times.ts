import { fromLocalTime, toLocalTime } from './local-time';

const MINUTE_MS = 60_000;

type ShowTimesInput = {
  /** Local time at the venue. */
  startsAt: string;
  minutes: number;
  /** Local time at the venue; empty: from now on. */
  salesStart: string;
  /** Minutes before the start. */
  closesBefore: number;
};

type ShowTimes = { startsAt: Date; endsAt: Date; salesStart: Date; salesEnd: Date };

type ParsedShowTimes =
  | { ok: true; times: ShowTimes }
  | { ok: false; messages: Record<string, string> };

/** A show's times from its form. `now` is when booking opens if the form leaves that empty. */
export function parseShowTimes(
  input: ShowTimesInput,
  timeZone: string,
  now: Date,
): ParsedShowTimes {
  const startsAt = fromLocalTime(input.startsAt, timeZone);
  if (!startsAt) return { ok: false, messages: { startsAt: noSuchTime(input.startsAt, timeZone) } };
  const salesStart = input.salesStart ? fromLocalTime(input.salesStart, timeZone) : minuteOf(now);
  if (!salesStart) {
    return { ok: false, messages: { salesStart: noSuchTime(input.salesStart, timeZone) } };
  }
  const salesEnd = new Date(startsAt.getTime() - input.closesBefore * MINUTE_MS);
  const endsAt = new Date(startsAt.getTime() + input.minutes * MINUTE_MS);
  if (salesEnd > endsAt) {
    return { ok: false, messages: { closesBefore: 'Please close booking before the show ends.' } };
  }
  if (salesEnd <= salesStart) {
    const message = `Please open booking earlier. For the show on ${display(startsAt, timeZone)} it closes at ${display(salesEnd, timeZone)}.`;
    return { ok: false, messages: { salesStart: message } };
  }
  return { ok: true, times: { startsAt, endsAt, salesStart, salesEnd } };
}

/** The form values of a stored show's times; `zone` is the time zone of its venue. */
export function formatShowTimes(
  { startsAt, endsAt, salesStart, salesEnd }: ShowTimes,
  zone: string,
) {
  const minutes = (from: Date, to: Date) => String(Math.round((+to - +from) / MINUTE_MS));
  return {
    startsAt: toLocalTime(startsAt, zone),
    minutes: minutes(startsAt, endsAt),
    salesStart: toLocalTime(salesStart, zone),
    closesBefore: minutes(salesEnd, startsAt),
  };
}

/** Forms have no seconds. */
const minuteOf = (moment: Date) => new Date(Math.floor(+moment / MINUTE_MS) * MINUTE_MS);

const display = (moment: Date, timeZone: string) => toLocalTime(moment, timeZone).replace('T', ' ');

function noSuchTime(local: string, timeZone: string): string {
  return `Please choose another time. ${local.replace('T', ' ')} does not exist in ${timeZone}.`;
}
