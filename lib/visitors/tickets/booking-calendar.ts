import { createEvent, type DateTime } from 'ics';
import type { Booking } from '@/lib/visitors/bookings/booking';
import { seatLocation } from '@/lib/visitors/seating/seat-name';

/**
 * A booking as an iCalendar file, with times in UTC. Its UID never changes, so that a later file replaces
 * the entry. `link` is the booking's address.
 */
export function bookingCalendar(booking: Booking, link: string): string {
  const { show, tickets, reference, status } = booking;
  const isCancelled = status === 'cancelled' || show.status === 'cancelled';
  const { error, value } = createEvent({
    uid: `${show.id}-${reference}@rowlock`,
    productId: 'rowlock',
    // A cancelled entry replaces the confirmed one only with a higher sequence number.
    sequence: isCancelled ? 1 : 0,
    status: isCancelled ? 'CANCELLED' : 'CONFIRMED',
    title: show.title,
    start: utc(show.startsAt),
    startInputType: 'utc',
    startOutputType: 'utc',
    end: utc(show.endsAt),
    endInputType: 'utc',
    endOutputType: 'utc',
    created: utc(booking.createdAt),
    location: [show.venue.name, show.venue.address, show.venue.city].join(', '),
    description: [
      `Booking ${reference}`,
      ...tickets.filter(({ cancelled }) => isCancelled || !cancelled).map(seatLocation),
    ].join('\n'),
    url: link,
    busyStatus: 'BUSY',
  });
  if (!value) throw new Error('The calendar file could not be made', { cause: error });
  return value;
}

function utc(at: string): DateTime {
  const date = new Date(at);
  return [
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
  ];
}
