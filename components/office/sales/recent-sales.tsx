import { RevenueByDay } from '@/components/office/charts/revenue-by-day';
import { formatCount } from '@/lib/format-count';
import { formatMoney } from '@/lib/money';
import { type AllSales, RECENT_DAYS } from '@/lib/office/sales/read-all-sales';

/** Sales of the last days over all shows, with one chart for each currency. */
export function RecentSales({ sales }: { sales: AllSales }) {
  const currencies = [...new Set(sales.days.map(({ currency }) => currency))];
  if (currencies.length === 0) {
    return <p className="empty">No sales in the last {RECENT_DAYS} days.</p>;
  }
  return (
    <div className="staff-columns">
      {currencies.map((currency) => {
        const days = sales.days.filter((each) => each.currency === currency);
        const revenue = days.reduce((sum, each) => sum + each.revenue, 0);
        const tickets = days.reduce((sum, each) => sum + each.tickets, 0);
        return (
          <section key={currency} className="sales-section" aria-labelledby={`recent-${currency}`}>
            <h2 id={`recent-${currency}`}>
              Last {RECENT_DAYS} days, in {currency}
            </h2>
            <p>
              {formatCount(tickets)} tickets for {formatMoney(revenue, currency)}.
            </p>
            <RevenueByDay
              id={`chart-${currency}`}
              sold={new Map(days.map(({ day, ...takings }) => [day, takings]))}
              today={sales.at.slice(0, 10)}
              maxDays={RECENT_DAYS + 1}
              currency={currency}
            />
          </section>
        );
      })}
    </div>
  );
}
