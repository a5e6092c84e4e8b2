import '@/components/office/check-in/check-in.css';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { listPublishedShows } from '@/lib/office/box-office/list-published-shows';
import { formatStamp } from '@/lib/time';

export const metadata = { title: 'Check-in' };

/** Shows stay in the list for six hours after their end. */
const LISTED_AFTER_END_DAYS = 0.25;

/** Chooses the show to check guests in for. */
export default async function CheckInListPage() {
  await requireStaff('checkInListPage');
  const shows = (await listPublishedShows(LISTED_AFTER_END_DAYS)).filter(
    ({ status }) => status !== 'cancelled',
  );
  return (
    <>
      <h1>Check-in</h1>
      {shows.length === 0 && (
        <p className="empty">No show to check in for. Shows appear here when they are published.</p>
      )}
      <ul className="check-in-shows">
        {shows.map((show) => (
          <li key={show.id}>
            <a href={`/staff/check-in/${show.id}`}>
              <b>{show.title}</b>
              <span>
                {formatStamp(show.startsAt, show.timeZone)}, {show.venue}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
