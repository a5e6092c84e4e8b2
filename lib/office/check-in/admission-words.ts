import { formatDay, formatDayAndTime, formatTime } from '@/lib/time';
import { seatLocation } from '@/lib/visitors/seating/seat-name';
import type { Admission } from './admission';

/** The door's answer in words: the first to be seen across a foyer, the second to act on. */
export function admissionWords(
  admission: Admission,
  timeZone: string,
): { verdict: string; words: string } {
  if (admission.ok) {
    return {
      verdict: 'Welcome',
      words: `${admission.guest.name}: ${seatLocation(admission.guest)}`,
    };
  }
  switch (admission.reason) {
    case 'already': {
      const { guest } = admission;
      const since = guest.admittedAt ? sinceWords(guest.admittedAt, timeZone) : '';
      return { verdict: `Already in ${since}`, words: `${guest.name}: ${seatLocation(guest)}` };
    }
    case 'cancelled':
      return {
        verdict: 'Cancelled',
        words: `${admission.guest.name} had ${seatLocation(admission.guest)}. This ticket was cancelled, or replaced when they were moved. Look them up by name.`,
      };
    case 'show_cancelled':
      return { verdict: 'No show', words: 'This show is cancelled.' };
    case 'other_show': {
      const { title, startsAt } = admission;
      const when = formatDayAndTime(startsAt, admission.timeZone);
      return { verdict: 'Another show', words: `This ticket is for ${title}, ${when}.` };
    }
    case 'unknown':
      return {
        verdict: 'Not a ticket of ours',
        words: 'Scan it once more. If it stays unknown, look the guest up by name or reference.',
      };
  }
}

/** `since 19:02`, with the day when it was not today. */
function sinceWords(at: string, timeZone: string): string {
  const isToday = formatDay(at, timeZone) === formatDay(new Date().toISOString(), timeZone);
  return `since ${isToday ? formatTime(at, timeZone) : formatDayAndTime(at, timeZone)}`;
}
