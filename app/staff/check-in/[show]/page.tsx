import '@/components/office/check-in/check-in.css';
import { notFound } from 'next/navigation';
import { GuestRow } from '@/components/office/check-in/guest-row';
import { TicketScanner } from '@/components/office/check-in/ticket-scanner';
import { Field } from '@/components/ui/field';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { findShowById } from '@/lib/office/box-office/find-show-by-id';
import { countCheckedIn } from '@/lib/office/check-in/count-checked-in';
import { findGuests } from '@/lib/office/check-in/find-guests';
import { MAX_GUESTS } from '@/lib/office/check-in/read-guests';
import { firstValue, type SearchParams } from '@/lib/office/forms/table-query';
import { formatDayAndTime } from '@/lib/time';
import { checkInAction, undoCheckInAction } from '../actions';

export const metadata = { title: 'Check-in' };

type Props = { params: Promise<{ show: string }>; searchParams: Promise<SearchParams> };

/** Check-in of a show: the ticket scanner, and a search for guests without a ticket. */
export default async function CheckInPage({ params, searchParams }: Props) {
  await requireStaff('checkInPage');
  const show = await findShowById((await params).show);
  if (!show) notFound();
  const text = (firstValue((await searchParams).q) ?? '').slice(0, 100);
  const [count, guests] = await Promise.all([countCheckedIn(show.id), findGuests(show.id, text)]);
  return (
    <>
      <div className="staff-head">
        <h1>{show.title}</h1>
        <p>
          {formatDayAndTime(show.startsAt, show.venue.timeZone)}.{' '}
          <a className="link" href="/staff/check-in">
            Choose another show
          </a>
        </p>
      </div>
      <div className="staff-columns">
        <TicketScanner
          showId={show.id}
          count={count}
          checkIn={checkInAction}
          undo={undoCheckInAction}
        />
        <section className="staff-panel" aria-labelledby="list-head">
          <h2 id="list-head">Without a ticket</h2>
          <search>
            <form className="guest-search">
              <Field
                label="Name, reference or seat"
                id="q"
                name="q"
                type="search"
                autoComplete="off"
                defaultValue={text}
              />
              <button type="submit" className="button button-quiet">
                Find
              </button>
            </form>
          </search>
          {text !== '' && guests.length === 0 && (
            <p>No guest found. Check the spelling, or type only the beginning of the name.</p>
          )}
          <ul className="guests">
            {guests.map((guest) => (
              <GuestRow
                key={guest.ticket}
                showId={show.id}
                guest={guest}
                timeZone={show.venue.timeZone}
                checkIn={checkInAction}
                undo={undoCheckInAction}
              />
            ))}
          </ul>
          {guests.length === MAX_GUESTS && <p>More guests match. Type more of the name.</p>}
        </section>
      </div>
    </>
  );
}
