import { Table } from '@/components/office/layout/table';
import { formatCount } from '@/lib/format-count';
import { formatMoney } from '@/lib/money';
import { dayWords } from '@/lib/office/sales/day-words';
import { type Day, everyDay } from '@/lib/office/sales/every-day';
import type { Takings } from '@/lib/office/sales/sales';
import { ChartDays } from './days';

const LEAST_DAYS = 14;

/** Revenue by day: the bars, and the figures of the days on which something was sold. */
export function ChartRevenue({
  id,
  sold,
  today,
  mostDays,
  currency,
}: {
  id: string;
  /** By day of the venue, `2026-12-04`. */
  sold: ReadonlyMap<string, Takings>;
  today: string;
  mostDays: number;
  currency: string;
}) {
  const rows: Day[] = [...sold].map(([day, takings]) => ({ day, ...takings }));
  rows.sort((a, b) => b.day.localeCompare(a.day));
  return (
    <>
      <ChartDays
        id={id}
        days={everyDay(sold, today, { least: LEAST_DAYS, most: mostDays })}
        currency={currency}
      />
      <details className="sales-days">
        <summary>The days as a table</summary>
        <Table
          caption={`Sales by day in ${currency}`}
          columns={[
            { label: 'Day' },
            { label: 'Tickets', isNumber: true },
            { label: 'Revenue', isNumber: true },
          ]}
          rows={rows.map(({ day, tickets, revenue }) => ({
            key: day,
            cells: [dayWords(day), formatCount(tickets), formatMoney(revenue, currency)],
          }))}
          empty="Nothing is sold yet."
        />
      </details>
    </>
  );
}
