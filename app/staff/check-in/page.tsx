import '@/components/office/box-office/box-office.css';
import { formatBookingMoment } from '@/components/office/box-office/moment';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { listCounterShows } from '@/lib/office/box-office/list-counter-shows';

export const metadata = { title: 'Door' };

/** Hours after its end in which a show's door can still be chosen, as days. */
const JUST_OVER = 0.25;

/** Which door one stands at. */
export default async function DoorsPage() {
  await requireStaff('checkInListPage');
  const shows = (await listCounterShows(JUST_OVER)).filter(({ status }) => status !== 'cancelled');
  return (
    <>
      <h1>Door</h1>
      {shows.length === 0 && <p className="empty">There is no show to let people into.</p>}
      <ul className="doors">
        {shows.map((show) => (
          <li key={show.id}>
            <a href={`/staff/check-in/${show.id}`}>
              <b>{show.title}</b>
              <span>
                {formatBookingMoment(show.startsAt, show.timeZone)}, {show.venue}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
