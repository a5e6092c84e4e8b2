import '@/components/office/charts/charts.css';
import { FiguresRefresh } from '@/components/office/charts/figures-refresh';
import { RevenueByDay } from '@/components/office/charts/revenue-by-day';
import { SeatStateMap } from '@/components/office/charts/seat-state-map';
import { SeatsLegend } from '@/components/office/charts/seats-legend';
import { SoldTimesMap } from '@/components/office/charts/sold-times-map';
import { SalesFigures } from '@/components/office/sales/sales-figures';
import { CategorySales, PaymentSales } from '@/components/office/sales/sales-tables';
import { ShowTabs } from '@/components/office/shows/show-tabs';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { readDraftSeatStates } from '@/lib/office/blocks/read-draft-seat-states';
import { readShowSales } from '@/lib/office/sales/read-show-sales';
import { salesBy } from '@/lib/office/sales/sales';
import { replicaLagMs, reportVersion } from '@/lib/office/sales/sales-response';
import { toLocalTime } from '@/lib/office/show-admin/local-time';
import { findShowOr404 } from '../find-show';

export const metadata = { title: 'Sales' };

const POLL_MS = 5_000;
const MAX_DAYS = 60;

/** Sales of a show: by category, payment and day, and its seats on the map. */
export default async function SalesPage({ params }: { params: Promise<{ id: string }> }) {
  await requireStaff('salesPage');
  const show = await findShowOr404(params);
  const { id, currency, title, prices, venue } = show;
  const [sales, lagMs, draftStates] = await Promise.all([
    readShowSales(id, venue.timeZone),
    replicaLagMs(),
    show.status === 'draft' ? readDraftSeatStates(id) : null,
  ]);
  const days = salesBy(sales.groups, ({ day }) => day);
  const today = toLocalTime(new Date(sales.at), venue.timeZone).slice(0, 10);
  return (
    <>
      <ShowTabs show={show} current="/sales" />
      <SalesFigures sales={sales} currency={currency} />
      <FiguresRefresh
        address={`/staff/shows/${id}/sales/figures`}
        version={reportVersion(sales)}
        at={sales.at}
        lagMs={lagMs}
        pollMs={POLL_MS}
      />
      <div className="staff-columns">
        <section className="sales-section" aria-labelledby="categories">
          <h2 id="categories">By category</h2>
          <SeatsLegend />
          <CategorySales sales={sales} currency={currency} />
        </section>
        <section className="sales-section" aria-labelledby="payments">
          <h2 id="payments">By payment</h2>
          <PaymentSales sales={sales} currency={currency} />
        </section>
      </div>
      <section className="sales-section" aria-labelledby="days">
        <h2 id="days">By day, {venue.city} time</h2>
        {days.size === 0 ? (
          <p className="empty">No sales yet. New bookings appear here within seconds.</p>
        ) : (
          <RevenueByDay
            id="revenue"
            sold={days}
            today={today}
            maxDays={MAX_DAYS}
            currency={currency}
          />
        )}
      </section>
      <section className="sales-section" aria-labelledby="hall">
        <h2 id="hall">Seats now</h2>
        <SeatStateMap
          show={{ slug: show.address, plan: show.planHash, title, currency, prices }}
          draftStates={draftStates}
        />
        <p className="map-note">
          Filled seats are available, small rings are sold, hatched seats are on hold.
        </p>
      </section>
      <section className="sales-section" aria-labelledby="times">
        <h2 id="times">Seats by time of sale</h2>
        <SoldTimesMap
          address={`/staff/shows/${id}/sales/times`}
          version={reportVersion(sales)}
          plan={show.planHash}
        />
      </section>
    </>
  );
}
