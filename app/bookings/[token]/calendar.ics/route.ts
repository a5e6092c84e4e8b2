import { env } from '@/lib/env';
import { findBooking } from '@/lib/visitors/bookings/find-booking';
import { bookingCalendar } from '@/lib/visitors/tickets/booking-calendar';

/** A booking as a calendar file; personal, so it must not be cached. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const booking = await findBooking(token);
  const headers = { 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex' };
  if (!booking) return new Response('There is no such booking.\n', { status: 404, headers });
  return new Response(bookingCalendar(booking, `${env().SITE_URL}/bookings/${token}`), {
    headers: {
      ...headers,
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="${booking.show.slug}.ics"`,
    },
  });
}
