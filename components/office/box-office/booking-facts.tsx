import { formatMoney } from '@/lib/money';
import { PAYMENT_LABELS } from '@/lib/office/box-office/booking-messages';
import type { OfficeBooking } from '@/lib/office/box-office/find-office-booking';
import { formatDayAndTime } from '@/lib/time';

/** The main facts of a booking, as a list of labels and values. */
export function BookingFacts({ booking }: { booking: OfficeBooking }) {
  const { show, currency, tickets } = booking;
  const validTickets = tickets.filter(({ state }) => state === 'live' || state === 'used');
  const total = validTickets.reduce((sum, { price }) => sum + price, 0);
  const facts = [
    ['Show', `${show.title}, ${show.venue}`],
    ['Starts', formatDayAndTime(show.startsAt, show.timeZone)],
    ['E-mail', booking.email || 'None'],
    ['Total', formatMoney(total, currency)],
    ['Payment', PAYMENT_LABELS[booking.payment]],
    ['Sold by', booking.soldBy ?? 'Website'],
    ['Booked', formatDayAndTime(booking.createdAt, show.timeZone)],
  ];
  return (
    <dl className="booking-facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
