import '@/components/staff/booking-office.css';
import { notFound } from 'next/navigation';
import { SignKey } from '@/components/seat-map/sign-key';
import { BookingCounter } from '@/components/staff/booking-counter';
import { Notice } from '@/components/ui/notice';
import { requireStaff } from '@/lib/auth/require-staff';
import { findShowById } from '@/lib/bookings/find-show-by-id';
import { formatDayAndTime } from '@/lib/time';
import { sellSeats } from '../actions';

export const metadata = { title: 'Box office' };

type Props = { params: Promise<{ show: string }> };

/** Selling seats of a show to somebody who stands at the counter. */
export default async function CounterPage({ params }: Props) {
  await requireStaff('counterPage');
  const show = await findShowById((await params).show);
  if (!show) notFound();
  return (
    <>
      <div className="staff-head">
        <h1>{show.title}</h1>
        <p>
          {formatDayAndTime(show.startsAt, show.venue.timeZone)}, {show.venue.name}.{' '}
          <a className="link" href="/staff/box-office">
            Another show
          </a>
        </p>
      </div>
      {show.status === 'on_sale' ? (
        <>
          <BookingCounter show={show} action={sellSeats} />
          <SignKey />
        </>
      ) : (
        <Notice kind="attention">
          This show is {show.status === 'paused' ? 'paused' : 'cancelled'}, so nobody can sell it.
        </Notice>
      )}
    </>
  );
}
