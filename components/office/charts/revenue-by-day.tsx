import { Table } from '@/components/office/layout/table';
import { formatCount } from '@/lib/format-count';
import { formatMoney } from '@/lib/money';
import { fillDays, formatCalendarDay, type SalesDay } from '@/lib/office/sales/calendar-days';
import type { Takings } from '@/lib/office/sales/sales';
import { RevenueBars } from './revenue-bars';

const MIN_DAYS = 14;

/** Revenue by day: a bar chart, and a table of the days with sales. */
export function RevenueByDay({
  id,
  sold,
  today,
  maxDays,
  currency,
}: {
  id: string;
  /** Sales by date on the venue's calendar, `2026-12-04`. */
  sold: ReadonlyMap<string, Takings>;
  today: string;
  maxDays: number;
  currency: string;
}) {
  const rows: SalesDay[] = [...sold].map(([day, takings]) => ({ day, ...takings }));
  rows.sort((a, b) => b.day.localeCompare(a.day));
  return (
    <>
      <RevenueBars
        id={id}
        days={fillDays(sold, today, { least: MIN_DAYS, most: maxDays })}
        currency={currency}
      />
      <details className="sales-days">
        <summary>Show as a table</summary>
        <Table
          caption={`Sales by day in ${currency}`}
          columns={[
            { label: 'Day' },
            { label: 'Tickets', isNumber: true },
            { label: 'Revenue', isNumber: true },
          ]}
          rows={rows.map(({ day, tickets, revenue }) => ({
            key: day,
            cells: [formatCalendarDay(day), formatCount(tickets), formatMoney(revenue, currency)],
          }))}
          empty="No sales yet."
        />
      </details>
    </>
  );
}
