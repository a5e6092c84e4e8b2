import '@/components/office/charts/charts.css';
import { FiguresRefresh } from '@/components/office/charts/figures-refresh';
import { SeatsLegend } from '@/components/office/charts/seats-legend';
import { Pagination } from '@/components/office/layout/pagination';
import { RecentSales } from '@/components/office/sales/recent-sales';
import { ShowsSalesTable } from '@/components/office/sales/shows-sales-table';
import { requireStaff } from '@/lib/office/auth/require-staff';
import type { SearchParams } from '@/lib/office/forms/table-query';
import { parseSalesQuery, readAllSales } from '@/lib/office/sales/read-all-sales';
import { replicaLagMs, reportVersion } from '@/lib/office/sales/sales-response';

export const metadata = { title: 'Sales' };

const POLL_MS = 15_000;

type Props = { searchParams: Promise<SearchParams> };

/** Sales of all shows: the last days by currency, and each upcoming or past show. */
export default async function AllSalesPage({ searchParams }: Props) {
  await requireStaff('allSalesPage');
  const query = parseSalesQuery(await searchParams);
  const [sales, lagMs] = await Promise.all([readAllSales(query), replicaLagMs()]);
  const filter: Record<string, string> = query.past ? { past: 'yes' } : {};
  const address = new URLSearchParams({ ...filter, page: String(query.page) });
  return (
    <>
      <div className="staff-head">
        <h1>Sales</h1>
        <p>
          <a className="link" href={query.past ? '/staff/sales' : '/staff/sales?past=yes'}>
            {query.past ? 'Upcoming shows' : 'Past shows'}
          </a>
        </p>
      </div>
      <FiguresRefresh
        address={`/staff/sales/figures?${address}`}
        version={reportVersion(sales)}
        at={sales.at}
        lagMs={lagMs}
        pollMs={POLL_MS}
      />
      <RecentSales sales={sales} />
      <section className="sales-section" aria-labelledby="shows">
        <h2 id="shows">{query.past ? 'Past shows' : 'Upcoming shows'}</h2>
        <SeatsLegend />
        <ShowsSalesTable
          shows={sales.shows}
          empty={
            query.past
              ? 'There are no past shows.'
              : 'There are no upcoming shows. Shows appear here when they are published.'
          }
        />
        <Pagination page={query.page} hasMore={sales.hasMore} query={filter} />
      </section>
    </>
  );
}
