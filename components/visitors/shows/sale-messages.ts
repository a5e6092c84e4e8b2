import { formatDayAndTime } from '@/lib/time';
import { type SalePhase, salePhase } from '@/lib/visitors/shows/sale-phase';
import type { Availability, ShowSummary } from '@/lib/visitors/shows/show';

const LEFT: Record<Availability, string> = {
  plenty: 'plenty of seats',
  some: 'seats left',
  few: 'a few seats left',
  none: 'Sold out',
};

/** What a list says about getting a seat, after a price where there is one; `now` in milliseconds since 1970, UTC. */
export function saleLabel(show: ShowSummary, now: number): string {
  switch (salePhase(show, now)) {
    case 'cancelled':
      return 'Cancelled';
    case 'closed':
      return 'Booking has closed';
    case 'paused':
      return 'Sales are paused';
    case 'upcoming':
      return `on sale from ${formatDayAndTime(show.salesStart, show.venue.timeZone, now)}`;
    case 'open':
      return LEFT[show.availability];
  }
}

/** Why a show cannot be booked at the moment, in two sentences; null while it can. */
export function notOnSaleMessage(show: ShowSummary, phase: SalePhase): string | null {
  switch (phase) {
    case 'cancelled':
      return 'This show was cancelled. No seats are sold for it any more.';
    case 'closed':
      return 'Booking for this show has closed. Ask at the door: a seat may come back.';
    case 'paused':
      return 'Sales are paused for the moment. Seats that are booked stay booked; look in again in a little while.';
    case 'upcoming':
      return `Seats go on sale on ${formatDayAndTime(show.salesStart, show.venue.timeZone)}, on the venue’s clock. Come back then.`;
    case 'open':
      return null;
  }
}
