import { ChartSeats } from './seats';

const NONE = { sold: 0, heldBack: 0, free: 0 };

/** What the bars of `ChartSeats` mean. */
export function ChartKey() {
  return (
    <ul className="chart-key">
      <li>
        <ChartSeats id="key-sold" counts={{ ...NONE, sold: 1 }} /> Sold
      </li>
      <li>
        <ChartSeats id="key-held" counts={{ ...NONE, heldBack: 1 }} /> Held back
      </li>
      <li>
        <ChartSeats id="key-free" counts={{ ...NONE, free: 1 }} /> Free
      </li>
    </ul>
  );
}
