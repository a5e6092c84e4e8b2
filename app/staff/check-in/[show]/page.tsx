import '@/components/office/box-office/box-office.css';
import { notFound } from 'next/navigation';
import { BookingGuest } from '@/components/office/box-office/guest';
import { BookingDoor } from '@/components/office/check-in/ticket-scanner';
import { Field } from '@/components/ui/field';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { findShowById } from '@/lib/office/box-office/find-show-by-id';
import { countAdmitted } from '@/lib/office/check-in/count-admitted';
import { findGuests } from '@/lib/office/check-in/find-guests';
import { MOST_GUESTS } from '@/lib/office/check-in/read-guests';
import { firstValue, type SearchParams } from '@/lib/office/forms/table-query';
import { formatDayAndTime } from '@/lib/time';
import { checkInAction, undoCheckInAction } from '../actions';

export const metadata = { title: 'Door' };

type Props = { params: Promise<{ show: string }>; searchParams: Promise<SearchParams> };

/** A show's door: scan, see, next. And the list for whoever comes without a ticket. */
export default async function DoorPage({ params, searchParams }: Props) {
  await requireStaff('checkInPage');
  const show = await findShowById((await params).show);
  if (!show) notFound();
  const text = (firstValue((await searchParams).q) ?? '').slice(0, 100);
  const [count, guests] = await Promise.all([countAdmitted(show.id), findGuests(show.id, text)]);
  return (
    <>
      <div className="staff-head">
        <h1>{show.title}</h1>
        <p>
          {formatDayAndTime(show.startsAt, show.venue.timeZone)}.{' '}
          <a className="link" href="/staff/check-in">
            Another door
          </a>
        </p>
      </div>
      <div className="staff-columns">
        <BookingDoor
          showId={show.id}
          count={count}
          checkIn={checkInAction}
          undo={undoCheckInAction}
        />
        <section className="staff-panel" aria-labelledby="list-head">
          <h2 id="list-head">Without a ticket</h2>
          <search>
            <form className="door-search">
              <Field
                label="Name, reference or seat"
                id="q"
                name="q"
                type="search"
                autoComplete="off"
                defaultValue={text}
              />
              <button type="submit" className="button button-quiet">
                Look up
              </button>
            </form>
          </search>
          {text !== '' && guests.length === 0 && (
            <p>Nobody by that name, reference or seat has a ticket for this show.</p>
          )}
          <ul className="guests">
            {guests.map((guest) => (
              <BookingGuest
                key={guest.ticket}
                showId={show.id}
                guest={guest}
                timeZone={show.venue.timeZone}
                checkIn={checkInAction}
                undo={undoCheckInAction}
              />
            ))}
          </ul>
          {guests.length === MOST_GUESTS && <p>There are more. Type more of the name.</p>}
        </section>
      </div>
    </>
  );
}
