import { Poster } from '@/components/visitors/posters/poster';
import { formatCount } from '@/lib/format-count';
import { formatDayAndTime } from '@/lib/time';
import type { Booking } from '@/lib/visitors/bookings/booking';

/** A booking in the list of bookings on this device. */
export function BookingCard({ booking, href }: { booking: Booking; href: string }) {
  const { show, tickets, reference, status } = booking;
  const held = tickets.filter(({ cancelled }) => status === 'cancelled' || !cancelled).length;
  const seats = formatCount(held, 'seat');
  return (
    <li>
      <Poster show={show} />
      <div>
        <h2>
          <a href={href}>{show.title}</a>
        </h2>
        <p>
          {formatDayAndTime(show.startsAt, show.venue.timeZone)}
          <br />
          {show.venue.name}, {show.venue.city}
          <br />
          {seats}, reference {reference}
        </p>
        {status === 'cancelled' && <strong>Cancelled</strong>}
        {status === 'confirmed' && show.status === 'cancelled' && (
          <strong>The venue has cancelled this show</strong>
        )}
      </div>
    </li>
  );
}
