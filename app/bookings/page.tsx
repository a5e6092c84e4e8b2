import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { BookingCard } from '@/components/visitors/bookings/booking-card';
import { DEVICE_COOKIE, deviceBookings } from '@/lib/visitors/bookings/device-bookings';
import { findBooking } from '@/lib/visitors/bookings/find-booking';

export const metadata: Metadata = {
  title: 'My bookings',
  robots: { index: false },
  referrer: 'same-origin',
};

/** The bookings whose pages were opened on this device, from its cookie. */
export default async function MyBookingsPage() {
  const tokens = deviceBookings((await cookies()).get(DEVICE_COOKIE.name)?.value);
  const found = await Promise.all(
    tokens.map(async (token) => ({ token, booking: await findBooking(token) })),
  );
  const known = found.filter(({ booking }) => booking !== null);
  return (
    <div className="page">
      <div className="opening">
        <h1>My bookings</h1>
        <p>These bookings are stored on this device. Anyone who uses it can open them.</p>
      </div>
      {known.length === 0 ? (
        <p className="empty">
          There are no bookings on this device yet. If you have a booking link, open it here once,
          and the booking appears on this page.{' '}
          <a className="link" href="/">
            See what’s on
          </a>
        </p>
      ) : (
        <ul className="my-bookings">
          {known.map(
            ({ token, booking }) =>
              booking && <BookingCard key={token} href={`/bookings/${token}`} booking={booking} />,
          )}
        </ul>
      )}
    </div>
  );
}
