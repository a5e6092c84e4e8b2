import { isShowId, SHOW_ID } from '@/lib/visitors/shows/show-id';
import '@/components/office/box-office/box-office.css';
import { formatBookingMoment } from '@/components/office/box-office/moment';
import { BookingSearch } from '@/components/office/box-office/search';
import { Table } from '@/components/office/layout/table';
import { Notice } from '@/components/ui/notice';
import { formatMoney } from '@/lib/money';
import { isAllowed } from '@/lib/office/auth/policies';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { listCounterShows } from '@/lib/office/box-office/list-counter-shows';
import { PAYMENT_WORDS } from '@/lib/office/box-office/office-messages';
import { type FoundBooking, searchBookings } from '@/lib/office/box-office/search-bookings';
import { firstValue, type SearchParams } from '@/lib/office/forms/table-query';

export const metadata = { title: 'Bookings' };

/** The cursor of the next page: a show's id and a booking's reference. */
const AFTER = new RegExp(`^${SHOW_ID}\\.[0-9A-Z-]{9}$`);

type Props = { searchParams: Promise<SearchParams> };

/** Every booking, found by name, e-mail address, reference or seat. */
export default async function BookingsPage({ searchParams }: Props) {
  const staff = await requireStaff('bookingsPage');
  const asked = await searchParams;
  const text = (firstValue(asked.q) ?? '').slice(0, 254);
  const show = [firstValue(asked.show) ?? ''].find(isShowId);
  const after = AFTER.exec(firstValue(asked.after) ?? '')?.[0];
  const [shows, result] = await Promise.all([
    listCounterShows(30),
    searchBookings({ text, ...(show ? { showId: show } : {}), ...(after ? { after } : {}) }),
  ]);
  const query = { ...(text ? { q: text } : {}), ...(show ? { show } : {}) };
  const isFiltered = text !== '' || show !== undefined;
  return (
    <>
      <h1>Bookings</h1>
      <BookingSearch shows={shows} text={text} show={show ?? ''} />
      {result.ok ? (
        <>
          <Table
            caption="Bookings, the newest first"
            columns={COLUMNS}
            rows={result.found.map((found) => ({
              key: `${found.showId}.${found.reference}`,
              cells: cellsOf(found),
            }))}
            empty={
              isFiltered
                ? 'Nothing fits. Look in all shows, or type less: the beginning of a name is enough.'
                : 'Nobody has booked yet.'
            }
          />
          <nav className="staff-actions" aria-label="Pages">
            {after && (
              <a className="button button-quiet" href={`?${new URLSearchParams(query)}`}>
                The newest
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
        <Notice kind="attention">
          Which show is that seat in? Choose the show, and look again.
        </Notice>
      )}
      {isAllowed('exportBookingsHandler', staff.role) && <Files show={show} />}
    </>
  );
}

const COLUMNS = [
  { label: 'Reference' },
  { label: 'Name' },
  { label: 'E-mail' },
  { label: 'Show' },
  { label: 'Seats', isNumber: true },
  { label: 'Comes to', isNumber: true },
  { label: 'State' },
  { label: 'Booked' },
];

function cellsOf(found: FoundBooking) {
  const { showId, reference, show } = found;
  return [
    <a key="reference" className="no-wrap" href={`/staff/bookings/${showId}/${reference}`}>
      {reference}
    </a>,
    found.name,
    found.email || '—',
    <span key="show">
      {show.title}, <Moment at={show.startsAt} timeZone={show.timeZone} />
    </span>,
    found.seats,
    formatMoney(found.total, found.currency),
    found.status === 'cancelled' ? 'Cancelled' : PAYMENT_WORDS[found.payment],
    <Moment key="booked" at={found.createdAt} timeZone={show.timeZone} />,
  ];
}

function Moment({ at, timeZone }: { at: string; timeZone: string }) {
  return (
    <time className="no-wrap" dateTime={at}>
      {formatBookingMoment(at, timeZone)}
    </time>
  );
}

function Files({ show }: { show: string | undefined }) {
  const query = show ? `?show=${show}` : '';
  return (
    <section className="staff-panel" aria-labelledby="files-head">
      <h2 id="files-head">As a file</h2>
      <p>
        {show ? 'All of this show’s' : 'All of every show’s'} lines for a spreadsheet. Files hold
        names and addresses; the audit trail notes who took one.
      </p>
      <p className="staff-actions">
        <a className="button button-quiet" href={`/staff/bookings/bookings.csv${query}`}>
          Bookings (CSV)
        </a>
        <a className="button button-quiet" href={`/staff/bookings/tickets.csv${query}`}>
          Tickets (CSV)
        </a>
      </p>
    </section>
  );
}
