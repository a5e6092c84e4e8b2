import { formatMoney } from '@/lib/money';
import type { OfficeBooking } from '@/lib/office/box-office/find-office-booking';
import { PAYMENT_WORDS } from '@/lib/office/box-office/office-messages';
import { formatDayAndTime } from '@/lib/time';

/** What a booking is, in a few words each. */
export function BookingFacts({ booking }: { booking: OfficeBooking }) {
  const { show, currency, tickets } = booking;
  const valid = tickets.filter(({ state }) => state === 'live' || state === 'used');
  const total = valid.reduce((sum, { price }) => sum + price, 0);
  const facts = [
    ['Show', `${show.title}, ${show.venue}`],
    ['Starts', formatDayAndTime(show.startsAt, show.timeZone)],
    ['E-mail', booking.email || 'None given'],
    ['Comes to', formatMoney(total, currency)],
    ['Payment', PAYMENT_WORDS[booking.payment]],
    ['Sold by', booking.soldBy ?? 'The website'],
    ['Booked', formatDayAndTime(booking.createdAt, show.timeZone)],
  ];
  return (
    <dl className="booking-facts">
      {facts.map(([label, words]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}
