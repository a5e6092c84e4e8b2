import { formatCount } from '@/lib/format-count';
import '@/components/office/charts/chart.css';
import { ChartKey } from '@/components/office/charts/key';
import { ChartRefresh } from '@/components/office/charts/refresh';
import { ChartRevenue } from '@/components/office/charts/revenue';
import { ChartSeats } from '@/components/office/charts/seats';
import { Pagination } from '@/components/office/layout/pagination';
import { Table } from '@/components/office/layout/table';
import { formatMoney } from '@/lib/money';
import { requireStaff } from '@/lib/office/auth/require-staff';
import type { SearchParams } from '@/lib/office/forms/table-query';
import {
  type AllSales,
  RECENT_DAYS,
  readAllSales,
  type SoldShow,
} from '@/lib/office/sales/read-all-sales';
import { readSalesQuery } from '@/lib/office/sales/read-sales-query';
import { replicaDelay } from '@/lib/office/sales/replica-delay';
import { versionOf } from '@/lib/office/sales/version-of';
import { formatDayAndTime } from '@/lib/time';

export const metadata = { title: 'Sales' };

const LOOK_EVERY_MS = 15_000;

/** How the whole house sells: lately by day and currency, and each show that is ahead. */
export default async function AllSalesPage({
  searchParams,
}: {
  searchParams: Promise<SearchParams>;
}) {
  await requireStaff('allSalesPage');
  const query = readSalesQuery(await searchParams);
  const [sales, delay] = await Promise.all([readAllSales(query), replicaDelay()]);
  const rest: Record<string, string> = query.past ? { past: 'yes' } : {};
  const address = new URLSearchParams({ ...rest, page: String(query.page) });
  return (
    <>
      <div className="staff-head">
        <h1>Sales</h1>
        <p>
          <a className="link" href={query.past ? '/staff/sales' : '/staff/sales?past=yes'}>
            {query.past ? 'Shows that are ahead' : 'Shows that are over'}
          </a>
        </p>
      </div>
      <ChartRefresh
        address={`/staff/sales/figures?${address}`}
        version={versionOf(sales)}
        at={sales.at}
        delay={delay}
        everyMs={LOOK_EVERY_MS}
      />
      <Recent sales={sales} />
      <section className="sales-section" aria-labelledby="shows">
        <h2 id="shows">{query.past ? 'Shows that are over' : 'Shows that are ahead'}</h2>
        <ChartKey />
        <Table
          caption="Sales by show"
          columns={[
            { label: 'Show' },
            { label: 'Seats' },
            { label: 'Sold', isNumber: true },
            { label: 'Held back', isNumber: true },
            { label: 'Free', isNumber: true },
            { label: 'Checked in', isNumber: true },
            { label: 'Revenue', isNumber: true },
          ]}
          rows={sales.shows.map((show) => ({ key: show.id, cells: cellsOf(show) }))}
          empty={
            query.past
              ? 'No show is over yet.'
              : 'No show is ahead. What is put on sale stands here at once.'
          }
        />
        <Pagination page={query.page} hasMore={sales.hasMore} query={rest} />
      </section>
    </>
  );
}

function Recent({ sales }: { sales: AllSales }) {
  const currencies = [...new Set(sales.days.map(({ currency }) => currency))];
  const today = sales.at.slice(0, 10);
  if (currencies.length === 0) {
    return <p className="empty">Nothing was sold in the last {RECENT_DAYS} days.</p>;
  }
  return (
    <div className="staff-columns">
      {currencies.map((currency) => {
        const days = sales.days.filter((each) => each.currency === currency);
        const revenue = days.reduce((sum, each) => sum + each.revenue, 0);
        const tickets = days.reduce((sum, each) => sum + each.tickets, 0);
        return (
          <section key={currency} className="sales-section" aria-labelledby={`lately-${currency}`}>
            <h2 id={`lately-${currency}`}>
              The last {RECENT_DAYS} days, in {currency}
            </h2>
            <p>
              {formatCount(tickets)} tickets for {formatMoney(revenue, currency)}.
            </p>
            <ChartRevenue
              id={`chart-${currency}`}
              sold={new Map(days.map(({ day, ...taken }) => [day, taken]))}
              today={today}
              mostDays={RECENT_DAYS + 1}
              currency={currency}
            />
          </section>
        );
      })}
    </div>
  );
}

function cellsOf(show: SoldShow) {
  const { id, title, startsAt, timeZone, venue, currency, revenue, checkedIn } = show;
  return [
    <span key="title">
      <a href={`/staff/shows/${id}/sales`}>{title}</a>
      <br />
      {formatDayAndTime(startsAt, timeZone)}, {venue}
    </span>,
    <ChartSeats key="bar" id={`show-${id}`} counts={show} />,
    formatCount(show.sold),
    formatCount(show.heldBack),
    formatCount(show.free),
    formatCount(checkedIn),
    formatMoney(revenue, currency),
  ];
}
