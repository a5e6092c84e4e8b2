import { formatMoney } from '@/lib/money';
import { dayWords } from '@/lib/office/sales/day-words';
import type { Day } from '@/lib/office/sales/every-day';

const HEIGHT = 100;
/** Bars of a chart in which nothing was taken are drawn against this, and stay flat. */
const LEAST = 1;

/**
 * What was taken day by day, as bars; the figures stand in a table beside it. Drawn without text, so
 * that it may be stretched to any width; its words are the page's own.
 */
export function ChartDays({ id, days, currency }: { id: string; days: Day[]; currency: string }) {
  const most = Math.max(LEAST, ...days.map(({ revenue }) => revenue));
  const best = days.find(({ revenue }) => revenue === most);
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return null;
  const total = days.reduce((sum, { revenue }) => sum + revenue, 0);
  return (
    <figure className="chart">
      <p className="chart-most" aria-hidden="true">
        {formatMoney(most === LEAST ? 0 : most, currency)}
      </p>
      <svg
        viewBox={`0 0 ${days.length * 10} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-labelledby={`${id}-title ${id}-desc`}
      >
        <title id={`${id}-title`}>{`Revenue by day in ${currency}`}</title>
        <desc id={`${id}-desc`}>
          {`${dayWords(first.day)} to ${dayWords(last.day)}: ${formatMoney(total, currency)} in all${
            best ? `, most on ${dayWords(best.day)}, ${formatMoney(most, currency)}` : ''
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
        <span>{dayWords(first.day)}</span>
        {last !== first && <span>{dayWords(last.day)}</span>}
      </p>
    </figure>
  );
}
