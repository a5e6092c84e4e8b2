import type { SeatCounts } from '@/lib/office/sales/sales';

/**
 * Seat counts as one bar: sold solid, on hold hatched, available hollow, so that it can be read without
 * colour. Hidden from screen readers, because the figures are beside it.
 */
export function SeatsBar({ id, counts }: { id: string; counts: SeatCounts }) {
  const { sold, heldBack, free } = counts;
  const all = Math.max(1, sold + heldBack + free);
  const [soldWidth, heldWidth] = [(sold / all) * 100, (heldBack / all) * 100];
  return (
    <svg className="chart-seats" aria-hidden="true">
      <defs>
        <pattern id={`${id}-hatch`} width="6" height="6" patternUnits="userSpaceOnUse">
          <path d="M-1 7L7 -1M-1 1L1 -1M5 7L7 5" className="chart-hatch" />
        </pattern>
      </defs>
      <rect className="chart-free" width="100%" height="100%" />
      <rect className="chart-sold" width={`${soldWidth}%`} height="100%" />
      <rect x={`${soldWidth}%`} width={`${heldWidth}%`} height="100%" fill={`url(#${id}-hatch)`} />
    </svg>
  );
}
