/** The quantile of sorted numbers at `share` (0 to 1); 0 for an empty list. */
export const quantile = (sorted: ArrayLike<number>, share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
