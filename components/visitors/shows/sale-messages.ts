import { formatDayAndTime } from '@/lib/time';
import { type SalePhase, salePhase } from '@/lib/visitors/shows/sale-phase';
import type { Availability, ShowSummary } from '@/lib/visitors/shows/show';

const LEFT: Record<Availability, string> = {
  plenty: 'plenty of seats',
  some: 'seats left',
  few: 'a few seats left',
  none: 'Sold out',
};

/** How a show sells, for lists; follows the price if there is one. `now` in milliseconds since 1970, UTC. */
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

/** Why a show cannot be booked now, and what to do; null while it can. */
export function notOnSaleMessage(show: ShowSummary, phase: SalePhase): string | null {
  switch (phase) {
    case 'cancelled':
      return 'This show was cancelled. No seats are sold for it any more.';
    case 'closed':
      return 'Booking for this show has closed. Please ask at the box office for returned seats.';
    case 'paused':
      return 'Sales are paused. Existing bookings stay valid. Please try again later.';
    case 'upcoming':
      return `Seats go on sale on ${formatDayAndTime(show.salesStart, show.venue.timeZone)}, ${show.venue.city} time.`;
    case 'open':
      return null;
  }
}
