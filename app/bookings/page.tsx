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

/** The bookings whose pages this device has opened, as its cookie remembers them. */
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
        <p>Kept on this device. Anyone who uses it can open them.</p>
      </div>
      {known.length === 0 ? (
        <p className="empty">
          No booking has been opened on this device yet. Have the link of one? Open it here once,
          and this page remembers it.{' '}
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
