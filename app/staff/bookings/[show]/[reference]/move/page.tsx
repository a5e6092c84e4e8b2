import '@/components/office/box-office/box-office.css';
import { notFound } from 'next/navigation';
import { MoveTickets } from '@/components/office/box-office/move-tickets';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { findOfficeBooking } from '@/lib/office/box-office/find-office-booking';
import { findShow } from '@/lib/visitors/shows/find-show';
import { moveTicketsAction } from '../actions';

export const metadata = { title: 'Move to other seats' };

type Props = { params: Promise<{ show: string; reference: string }> };

/** Moves tickets of a booking to other seats on the map. */
export default async function MovePage({ params }: Props) {
  await requireStaff('moveTicketsPage');
  const { show: showId, reference } = await params;
  const booking = await findOfficeBooking(showId, reference);
  const found = booking && (await findShow(booking.show.address));
  if (!booking || !found?.ok) notFound();
  const liveTickets = booking.tickets.filter(({ state }) => state === 'live');
  return (
    <>
      <h1>
        Move booking {reference}, {booking.name}
      </h1>
      <p>
        <a className="link" href={`/staff/bookings/${showId}/${reference}`}>
          Back to the booking
        </a>
      </p>
      {liveTickets.length === 0 ? (
        <p className="empty">None of these tickets can be moved.</p>
      ) : (
        <MoveTickets
          show={found.show}
          reference={reference}
          tickets={liveTickets}
          isComplimentary={booking.payment === 'complimentary'}
          action={moveTicketsAction}
        />
      )}
    </>
  );
}
