import { SeatsBar } from '@/components/office/charts/seats-bar';
import { Table } from '@/components/office/layout/table';
import { formatCount } from '@/lib/format-count';
import { formatMoney } from '@/lib/money';
import { PAYMENT_LABELS } from '@/lib/office/box-office/booking-messages';
import { type ShowSales, salesBy } from '@/lib/office/sales/sales';

const PAYMENTS = ['later', 'box_office', 'complimentary'] as const;

/** Seats and revenue of a show by category. */
export function CategorySales({ sales, currency }: { sales: ShowSales; currency: string }) {
  const byCategory = salesBy(sales.groups, ({ category }) => category);
  return (
    <Table
      caption="Seats and revenue by category"
      columns={[
        { label: 'Category' },
        { label: 'Seats' },
        { label: 'Sold', isNumber: true },
        { label: 'On hold', isNumber: true },
        { label: 'Available', isNumber: true },
        { label: 'Revenue', isNumber: true },
      ]}
      rows={sales.categories.map(({ category, ...counts }, index) => ({
        key: category,
        cells: [
          category,
          <SeatsBar key="bar" id={`category-${index}`} counts={counts} />,
          formatCount(counts.sold),
          formatCount(counts.heldBack),
          formatCount(counts.free),
          formatMoney(byCategory.get(category)?.revenue ?? 0, currency),
        ],
      }))}
      empty="This show has no seats."
    />
  );
}

/** Tickets and revenue of a show by payment. */
export function PaymentSales({ sales, currency }: { sales: ShowSales; currency: string }) {
  const byPayment = salesBy(sales.groups, ({ payment }) => payment);
  return (
    <Table
      caption="Tickets and revenue by payment"
      columns={[
        { label: 'Payment' },
        { label: 'Tickets', isNumber: true },
        { label: 'Revenue', isNumber: true },
      ]}
      rows={PAYMENTS.map((payment) => ({
        key: payment,
        cells: [
          PAYMENT_LABELS[payment],
          formatCount(byPayment.get(payment)?.tickets ?? 0),
          formatMoney(byPayment.get(payment)?.revenue ?? 0, currency),
        ],
      }))}
      empty=""
    />
  );
}
