import { formatDay, formatDayAndTime, formatTime } from '@/lib/time';
import { seatLocation } from '@/lib/visitors/seating/seat-name';
import type { CheckInResult } from './check-in-result';

/** `verdict` is shown large and readable from a distance; `message` says who, where and what to do next. */
export function checkInMessage(
  result: CheckInResult,
  timeZone: string,
): { verdict: string; message: string } {
  if (result.ok) {
    return {
      verdict: 'Welcome',
      message: `${result.guest.name}: ${seatLocation(result.guest)}`,
    };
  }
  switch (result.reason) {
    case 'already': {
      const { guest } = result;
      const since = guest.checkedInAt ? ` since ${formatSince(guest.checkedInAt, timeZone)}` : '';
      return {
        verdict: `Already in${since}`,
        message: `${guest.name}: ${seatLocation(guest)}`,
      };
    }
    case 'cancelled':
      return {
        verdict: 'Cancelled',
        message: `${result.guest.name} had ${seatLocation(result.guest)}. This ticket was cancelled, or replaced when the guest was moved. Look the guest up by name.`,
      };
    case 'show_cancelled':
      return {
        verdict: 'Show cancelled',
        message: 'Do not let guests in. This show is cancelled.',
      };
    case 'other_show': {
      const when = formatDayAndTime(result.startsAt, result.timeZone);
      return { verdict: 'Wrong show', message: `This ticket is for ${result.title}, ${when}.` };
    }
    case 'unknown':
      return {
        verdict: 'Not a valid ticket',
        message: 'Scan it again. If that fails, look the guest up by name or reference.',
      };
  }
}

/** `19:02`, with the day when it was not today. */
function formatSince(at: string, timeZone: string): string {
  const isToday = formatDay(at, timeZone) === formatDay(new Date().toISOString(), timeZone);
  return isToday ? formatTime(at, timeZone) : formatDayAndTime(at, timeZone);
}
