import { formatCount } from '@/lib/format-count';
import '@/components/office/charts/chart.css';
import { ChartKey } from '@/components/office/charts/key';
import { ChartMap } from '@/components/office/charts/map';
import { ChartRefresh } from '@/components/office/charts/refresh';
import { ChartRevenue } from '@/components/office/charts/revenue';
import { ChartSeats } from '@/components/office/charts/seats';
import { ChartTimes } from '@/components/office/charts/times';
import { Table } from '@/components/office/layout/table';
import { ShowTabs } from '@/components/office/shows/show-tabs';
import { formatMoney } from '@/lib/money';
import { requireStaff } from '@/lib/office/auth/require-staff';
import { readDraftSeatStates } from '@/lib/office/blocks/read-draft-seat-states';
import { PAYMENT_WORDS } from '@/lib/office/box-office/office-messages';
import { readShowSales } from '@/lib/office/sales/read-show-sales';
import { replicaDelay } from '@/lib/office/sales/replica-delay';
import { type ShowSales, sumSales, takingsBy } from '@/lib/office/sales/sales';
import { versionOf } from '@/lib/office/sales/version-of';
import { toLocalTime } from '@/lib/office/show-admin/local-time';
import { findShowOr404 } from '../find-show';

export const metadata = { title: 'Sales' };

const LOOK_EVERY_MS = 5_000;
const MOST_DAYS = 60;

/** How a show sells, by category, way of paying and day, and its hall by state. */
export default async function SalesPage({ params }: { params: Promise<{ id: string }> }) {
  await requireStaff('salesPage');
  const show = await findShowOr404(params);
  const { id, currency, title, prices, venue } = show;
  const [sales, delay, letters] = await Promise.all([
    readShowSales(id, venue.timeZone),
    replicaDelay(),
    show.status === 'draft' ? readDraftSeatStates(id) : null,
  ]);
  const days = takingsBy(sales.groups, ({ day }) => day);
  const today = toLocalTime(new Date(sales.at), venue.timeZone).slice(0, 10);
  return (
    <>
      <ShowTabs show={show} current="/sales" />
      <Figures sales={sales} currency={currency} />
      <ChartRefresh
        address={`/staff/shows/${id}/sales/figures`}
        version={versionOf(sales)}
        at={sales.at}
        delay={delay}
        everyMs={LOOK_EVERY_MS}
      />
      <div className="staff-columns">
        <section className="sales-section" aria-labelledby="categories">
          <h2 id="categories">By category</h2>
          <ChartKey />
          <Categories sales={sales} currency={currency} />
        </section>
        <section className="sales-section" aria-labelledby="payments">
          <h2 id="payments">By way of paying</h2>
          <Payments sales={sales} currency={currency} />
        </section>
      </div>
      <section className="sales-section" aria-labelledby="days">
        <h2 id="days">By day, in {venue.city}</h2>
        {days.size === 0 ? (
          <p className="empty">
            Nothing is sold yet. The first booking stands here within seconds.
          </p>
        ) : (
          <ChartRevenue
            id="revenue"
            sold={days}
            today={today}
            mostDays={MOST_DAYS}
            currency={currency}
          />
        )}
      </section>
      <section className="sales-section" aria-labelledby="hall">
        <h2 id="hall">The hall now</h2>
        <ChartMap
          show={{ slug: show.address, plan: show.planHash, title, currency, prices }}
          still={letters}
        />
        <p className="map-note">
          Full seats are free, small rings are sold, hatched ones are held back.
        </p>
      </section>
      <section className="sales-section" aria-labelledby="times">
        <h2 id="times">The hall by when it was sold</h2>
        <ChartTimes
          address={`/staff/shows/${id}/sales/times`}
          version={versionOf(sales)}
          plan={show.planHash}
        />
      </section>
    </>
  );
}

function Figures({ sales, currency }: { sales: ShowSales; currency: string }) {
  const { sold, heldBack, free, checkedIn, revenue } = sumSales(sales);
  const all = sold + heldBack + free;
  return (
    <dl className="sales-figures">
      <div>
        <dt>Sold of {formatCount(all)}</dt>
        <dd>{formatCount(sold)}</dd>
      </div>
      <div>
        <dt>Held back</dt>
        <dd>{formatCount(heldBack)}</dd>
      </div>
      <div>
        <dt>Free</dt>
        <dd>{formatCount(free)}</dd>
      </div>
      <div>
        <dt>Checked in</dt>
        <dd>{formatCount(checkedIn)}</dd>
      </div>
      <div>
        <dt>Revenue</dt>
        <dd>{formatMoney(revenue, currency)}</dd>
      </div>
    </dl>
  );
}

function Categories({ sales, currency }: { sales: ShowSales; currency: string }) {
  const taken = takingsBy(sales.groups, ({ category }) => category);
  return (
    <Table
      caption="Seats and revenue by category"
      columns={[
        { label: 'Category' },
        { label: 'Seats' },
        { label: 'Sold', isNumber: true },
        { label: 'Held back', isNumber: true },
        { label: 'Free', isNumber: true },
        { label: 'Revenue', isNumber: true },
      ]}
      rows={sales.categories.map(({ category, ...counts }, index) => ({
        key: category,
        cells: [
          category,
          <ChartSeats key="bar" id={`category-${index}`} counts={counts} />,
          formatCount(counts.sold),
          formatCount(counts.heldBack),
          formatCount(counts.free),
          formatMoney(taken.get(category)?.revenue ?? 0, currency),
        ],
      }))}
      empty="This show has no seats."
    />
  );
}

function Payments({ sales, currency }: { sales: ShowSales; currency: string }) {
  const taken = takingsBy(sales.groups, ({ payment }) => payment);
  const ways = ['later', 'box_office', 'complimentary'] as const;
  return (
    <Table
      caption="Tickets and revenue by way of paying"
      columns={[
        { label: 'Payment' },
        { label: 'Tickets', isNumber: true },
        { label: 'Revenue', isNumber: true },
      ]}
      rows={ways.map((way) => ({
        key: way,
        cells: [
          PAYMENT_WORDS[way],
          formatCount(taken.get(way)?.tickets ?? 0),
          formatMoney(taken.get(way)?.revenue ?? 0, currency),
        ],
      }))}
      empty=""
    />
  );
}
