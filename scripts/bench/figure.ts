/** One line of the result. Rates are per second, times in milliseconds. */
export interface Figure {
  what: string;
  rate?: number;
  ceiling?: number;
  /** The median of the rounds' ratios, which is steadier than the ratio of the medians. */
  ratio?: number;
  p50?: number;
  p99?: number;
  aim?: string;
  note?: string;
}
