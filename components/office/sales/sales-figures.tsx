import { formatCount } from '@/lib/format-count';
import { formatMoney } from '@/lib/money';
import { type ShowSales, sumSales } from '@/lib/office/sales/sales';

/** The totals of a show's sales. */
export function SalesFigures({ sales, currency }: { sales: ShowSales; currency: string }) {
  const { sold, heldBack, free, checkedIn, revenue } = sumSales(sales);
  const figures = [
    [`Sold of ${formatCount(sold + heldBack + free)}`, formatCount(sold)],
    ['On hold', formatCount(heldBack)],
    ['Available', formatCount(free)],
    ['Checked in', formatCount(checkedIn)],
    ['Revenue', formatMoney(revenue, currency)],
  ];
  return (
    <dl className="sales-figures">
      {figures.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
