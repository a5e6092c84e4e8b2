import { SeatsBar } from './seats-bar';

const NONE = { sold: 0, heldBack: 0, free: 0 };

/** The legend of `SeatsBar`. */
export function SeatsLegend() {
  return (
    <ul className="chart-legend">
      <li>
        <SeatsBar id="legend-sold" counts={{ ...NONE, sold: 1 }} /> Sold
      </li>
      <li>
        <SeatsBar id="legend-held" counts={{ ...NONE, heldBack: 1 }} /> On hold
      </li>
      <li>
        <SeatsBar id="legend-free" counts={{ ...NONE, free: 1 }} /> Available
      </li>
    </ul>
  );
}
