import { formatMoney } from '@/lib/money';
import { formatCalendarDay, type SalesDay } from '@/lib/office/sales/calendar-days';

const HEIGHT = 100;
/** Divisor for a chart without revenue, so that its bars have the height 0. */
const MIN_REVENUE = 1;

/**
 * Revenue by day as a bar chart. The SVG has no text, because it is stretched to the page's width; labels are
 * HTML around it.
 */
export function RevenueBars({
  id,
  days,
  currency,
}: {
  id: string;
  days: SalesDay[];
  currency: string;
}) {
  const most = Math.max(MIN_REVENUE, ...days.map(({ revenue }) => revenue));
  const best = days.find(({ revenue }) => revenue === most);
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  const total = days.reduce((sum, { revenue }) => sum + revenue, 0);
  return (
    <figure className="chart">
      <p className="chart-most" aria-hidden="true">
        {formatMoney(most === MIN_REVENUE ? 0 : most, currency)}
      </p>
      <svg
        viewBox={`0 0 ${days.length * 10} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-labelledby={`${id}-title ${id}-desc`}
      >
        <title id={`${id}-title`}>{`Revenue by day in ${currency}`}</title>
        <desc id={`${id}-desc`}>
          {`${formatCalendarDay(first.day)} to ${formatCalendarDay(last.day)}: ${formatMoney(total, currency)} in total${
            best
              ? `, highest on ${formatCalendarDay(best.day)}, ${formatMoney(most, currency)}`
              : ''
          }.`}
        </desc>
        {days.map(({ day, revenue }, index) => {
          const height = (revenue / most) * HEIGHT;
          return (
            <rect
              key={day}
              className="chart-bar"
              x={index * 10 + 1.5}
              y={HEIGHT - height}
              width={7}
              height={height}
            />
          );
        })}
      </svg>
      <p className="chart-ends" aria-hidden="true">
        <span>{formatCalendarDay(first.day)}</span>
        {last !== first && <span>{formatCalendarDay(last.day)}</span>}
      </p>
    </figure>
  );
}
