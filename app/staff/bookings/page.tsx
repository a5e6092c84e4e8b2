import '@/components/office/box-office/box-office.css';
import { BookingSearchForm } from '@/components/office/box-office/booking-search-form';
import { BookingsTable } from '@/components/office/box-office/bookings-table';
import { ExportLinks } from '@/components/office/box-office/export-links';
import { Notice } from '@/components/ui/notice';
import { isAllowed } from '@/lib/office/auth/policies';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { listPublishedShows } from '@/lib/office/box-office/list-published-shows';
import { searchBookings } from '@/lib/office/box-office/search-bookings';
import { firstValue, type SearchParams } from '@/lib/office/forms/table-query';
import { isShowId, SHOW_ID } from '@/lib/visitors/shows/show-id';

export const metadata = { title: 'Bookings' };

/** The cursor of the next page: a show's id and a booking's reference. */
const AFTER = new RegExp(`^${SHOW_ID}\\.[0-9A-Z-]{9}$`);

/** The show filter lists shows until this long after their end. */
const LISTED_AFTER_END_DAYS = 30;

type Props = { searchParams: Promise<SearchParams> };

/** All bookings, with a search by name, e-mail address, reference or seat. */
export default async function BookingsPage({ searchParams }: Props) {
  const staff = await requireStaff('bookingsPage');
  const { text, show, after } = parseQuery(await searchParams);
  const [shows, result] = await Promise.all([
    listPublishedShows(LISTED_AFTER_END_DAYS),
    searchBookings({ text, ...(show ? { showId: show } : {}), ...(after ? { after } : {}) }),
  ]);
  const query = { ...(text ? { q: text } : {}), ...(show ? { show } : {}) };
  const isFiltered = text !== '' || show !== undefined;
  return (
    <>
      <h1>Bookings</h1>
      <BookingSearchForm shows={shows} text={text} show={show ?? ''} />
      {result.ok ? (
        <>
          <BookingsTable
            bookings={result.found}
            empty={
              isFiltered
                ? 'No booking found. Search in all shows, or type only the beginning of a name.'
                : 'There are no bookings yet.'
            }
          />
          <nav className="staff-actions" aria-label="Pages">
            {after && (
              <a className="button button-quiet" href={`?${new URLSearchParams(query)}`}>
                Newest
              </a>
            )}
            {result.next && (
              <a
                className="button button-quiet"
                href={`?${new URLSearchParams({ ...query, after: result.next })}`}
              >
                Older
              </a>
            )}
          </nav>
        </>
      ) : (
        <Notice kind="attention">Choose a show to search for a seat.</Notice>
      )}
      {isAllowed('exportBookingsHandler', staff.role) && <ExportLinks show={show} />}
    </>
  );
}

function parseQuery(params: SearchParams) {
  return {
    text: (firstValue(params.q) ?? '').slice(0, 254),
    show: [firstValue(params.show) ?? ''].find(isShowId),
    after: AFTER.exec(firstValue(params.after) ?? '')?.[0],
  };
}
