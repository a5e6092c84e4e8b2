import { Price } from '@/components/ui/price';
import { paletteFor } from '@/components/visitors/posters/draw-poster';
import { posterAddress } from '@/components/visitors/posters/poster';
import { formatDay, formatTime } from '@/lib/time';
import type { Booking } from '@/lib/visitors/bookings/booking';
import { seatLocation } from '@/lib/visitors/seating/seat-name';
import { ticketContent } from '@/lib/visitors/tickets/ticket-content';
import { Qr } from './qr';
import { ticketTypeName } from './ticket-type-name';

/** One ticket for the screen or paper: the seat in large letters, and a stub with the code. */
export function Ticket({ booking, index }: { booking: Booking; index: number }) {
  const { show, currency } = booking;
  const ticket = booking.tickets[index];
  if (!ticket) return null;
  const { section, row, number, category, type, price } = ticket;
  const seat = seatLocation({ section, row, number });
  return (
    <li className="ticket">
      <div className="ticket-art" style={{ background: paletteFor(show.posterSeed).ground }}>
        {/* biome-ignore lint/performance/noImgElement: an SVG needs no resizing, and its address is immutable. */}
        <img src={posterAddress(show)} alt="" width={500} height={700} />
      </div>
      <div className="ticket-text">
        <p>
          {show.title}
          <br />
          <time dateTime={show.startsAt}>
            {formatDay(show.startsAt, show.venue.timeZone)},{' '}
            {formatTime(show.startsAt, show.venue.timeZone)}
          </time>
        </p>
        <h2>
          <small>{section}</small> {row} <span>{number}</span>
        </h2>
        <p>
          {ticketTypeName(type)}, {category}, <Price minor={price} currency={currency} />
        </p>
      </div>
      <div className="ticket-stub">
        {ticket.cancelled || show.status === 'cancelled' ? (
          <strong>Cancelled</strong>
        ) : (
          <Qr text={ticketContent(show.id, ticket.code)} label={`Ticket code: ${seat}`} />
        )}
        {ticket.checkedIn && <p>Checked in</p>}
      </div>
    </li>
  );
}
