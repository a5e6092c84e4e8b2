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
} from '@/lib/office/show-admin/list-staff-shows';
import { STATUS_LABELS } from '@/lib/office/show-admin/status-labels';
import { formatDayAndTime } from '@/lib/time';
import { listVenues } from '@/lib/visitors/shows/list-venues';

export const metadata = { title: 'Shows' };

const STATUSES = Object.entries(STATUS_LABELS);

/** Every show of the house, the next one first. */
export default async function ShowsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireStaff('showsPage');
  const params = await searchParams;
  const query = readTableQuery(params, SHOW_SORTS);
  const status = firstValue(params.status) ?? '';
  const venue = firstValue(params.venue) ?? '';
  const past = firstValue(params.past) === 'yes';
  const made = Number(firstValue(params.made)) || 0;
  const [{ shows, hasMore }, venues] = await Promise.all([
    listStaffShows({ ...query, status, venue, past }),
    listVenues(),
  ]);
  const filter = { q: query.text, status, venue, ...(past ? { past: 'yes' } : {}) };
  const isFiltered = Boolean(query.text || status || venue);
  return (
    <>
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
      {made > 0 && (
        <Notice kind="done">
          {made} drafts are made, one for each date. Open one: its prices and its sale can be set
          for all of them at once.
        </Notice>
      )}
      {firstValue(params.removed) && <Notice kind="done">The draft is removed.</Notice>}
      <form className="staff-filter">
        <Field label="Search" id="q" name="q" type="search" defaultValue={query.text} />
        <Choice label="State" name="status" chosen={status} options={STATUSES} />
        <Choice
          label="Venue"
          name="venue"
          chosen={venue}
          options={venues.map(({ id, name }) => [id, name])}
        />
        <div className="check-field">
          <input type="checkbox" id="past" name="past" value="yes" defaultChecked={past} />
          <label htmlFor="past">Past ones too</label>
        </div>
        <input type="hidden" name="sort" value={query.sort} />
        <input type="hidden" name="dir" value={query.isDown ? 'down' : 'up'} />
        <button type="submit" className="button button-quiet">
          Show
        </button>
      </form>
      <Table
        caption="Shows"
        columns={[
          { label: 'Show', sort: 'title' },
          { label: 'When', sort: 'start' },
          { label: 'Venue', sort: 'venue' },
          { label: 'State', sort: 'status' },
          { label: 'Sold', isNumber: true },
        ]}
        sorted={query}
        query={filter}
        rows={shows.map((show) => ({ key: show.id, cells: cellsOf(show) }))}
        empty={
          isFiltered
            ? 'No show fits this. Take a word out, or look at past ones too.'
            : 'No show is ahead. Make the first one: it stays a draft until you put it on sale.'
        }
      />
      <Pagination
        page={query.page}
        hasMore={hasMore}
        query={{ ...filter, sort: query.sort, dir: query.isDown ? 'down' : 'up' }}
      />
    </>
  );
}

function cellsOf({ id, title, status, startsAt, timeZone, venue, sold, seats }: ListedShow) {
  return [
    <a key="title" href={`/staff/shows/${id}`}>
      {title}
    </a>,
    formatDayAndTime(startsAt, timeZone),
    venue,
    <span key="state" className={`state state-${status}`}>
      {STATUS_LABELS[status]}
    </span>,
    `${formatCount(sold)} of ${formatCount(seats)}`,
  ];
}

function Choice({
  label,
  name,
  chosen,
  options,
}: {
  label: string;
  name: string;
  chosen: string;
  options: [string, string][];
}) {
  return (
    <div className="field">
      <label htmlFor={name}>{label}</label>
      <select className="input" id={name} name={name} defaultValue={chosen}>
        <option value="">All</option>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
