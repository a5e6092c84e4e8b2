import { Pagination } from '@/components/office/layout/pagination';
import { Table } from '@/components/office/layout/table';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { formatCount } from '@/lib/format-count';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { firstValue, readTableQuery, type SearchParams } from '@/lib/office/forms/table-query';
import {
  type ListedShow,
  listStaffShows,
  SHOW_SORTS,
  type ShowsFilter,
} from '@/lib/office/show-admin/list-staff-shows';
import { STATUS_LABELS } from '@/lib/office/show-admin/status-labels';
import { formatDayAndTime } from '@/lib/time';
import { listVenues } from '@/lib/visitors/shows/list-venues';
import type { Venue } from '@/lib/visitors/shows/show';
import { SelectFilter } from './select-filter';

export const metadata = { title: 'Shows' };

const COLUMNS = [
  { label: 'Show', sort: 'title' },
  { label: 'Date', sort: 'start' },
  { label: 'Venue', sort: 'venue' },
  { label: 'Status', sort: 'status' },
  { label: 'Sold', isNumber: true },
];

/** All shows, the next one first. */
export default async function ShowsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireStaff('showsPage');
  const params = await searchParams;
  const filter = readFilter(params);
  const [{ shows, hasMore }, venues] = await Promise.all([listStaffShows(filter), listVenues()]);
  const { text, status, venue, past, sort, page } = filter;
  const query = { q: text, status, venue, ...(past ? { past: 'yes' } : {}) };
  const order = { sort, dir: filter.isDown ? 'down' : 'up' };
  return (
    <>
      <Head />
      <Notes params={params} />
      <Filter filter={filter} venues={venues} order={order} />
      <Table
        caption="Shows"
        columns={COLUMNS}
        sorted={filter}
        query={query}
        rows={shows.map((show) => ({ key: show.id, cells: cellsOf(show) }))}
        empty={
          text || status || venue
            ? 'No shows found. Use fewer words, or include past shows.'
            : 'No upcoming shows. Create a show: it stays a draft until you put it on sale.'
        }
      />
      <Pagination page={page} hasMore={hasMore} query={{ ...query, ...order }} />
    </>
  );
}

function readFilter(params: SearchParams): ShowsFilter {
  return {
    ...readTableQuery(params, SHOW_SORTS),
    status: firstValue(params.status) ?? '',
    venue: firstValue(params.venue) ?? '',
    past: firstValue(params.past) === 'yes',
  };
}

function Head() {
  return (
    <div className="staff-head">
      <h1>Shows</h1>
      <p className="staff-actions">
        <a className="button button-quiet" href="/staff/venues">
          Venues
        </a>
        <a className="button" href="/staff/shows/new">
          New show
        </a>
      </p>
    </div>
  );
}

function Notes({ params }: { params: SearchParams }) {
  const created = Number(firstValue(params.made)) || 0;
  return (
    <>
      {created > 0 && (
        <Notice kind="done">
          {created} drafts created, one for each date. Open one of them to set prices and put all
          dates on sale together.
        </Notice>
      )}
      {firstValue(params.removed) && <Notice kind="done">Draft deleted.</Notice>}
    </>
  );
}

function Filter({
  filter: { text, status, venue, past },
  venues,
  order,
}: {
  filter: ShowsFilter;
  venues: Venue[];
  order: { sort: string; dir: string };
}) {
  return (
    <form className="staff-filter">
      <Field label="Search" id="q" name="q" type="search" defaultValue={text} />
      <SelectFilter
        label="Status"
        name="status"
        chosen={status}
        options={Object.entries(STATUS_LABELS)}
      />
      <SelectFilter
        label="Venue"
        name="venue"
        chosen={venue}
        options={venues.map(({ id, name }) => [id, name])}
      />
      <div className="check-field">
        <input type="checkbox" id="past" name="past" value="yes" defaultChecked={past} />
        <label htmlFor="past">Include past shows</label>
      </div>
      <input type="hidden" name="sort" value={order.sort} />
      <input type="hidden" name="dir" value={order.dir} />
      <button type="submit" className="button button-quiet">
        Filter
      </button>
    </form>
  );
}

function cellsOf({ id, title, status, startsAt, timeZone, venue, sold, seats }: ListedShow) {
  return [
    <a key="title" href={`/staff/shows/${id}`}>
      {title}
    </a>,
    formatDayAndTime(startsAt, timeZone),
    venue,
    <span key="status" className={`state state-${status}`}>
      {STATUS_LABELS[status]}
    </span>,
    `${formatCount(sold)} of ${formatCount(seats)}`,
  ];
}
