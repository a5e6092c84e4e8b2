import type { Volley } from '../load/job';

/** Throws unless all answers of a volley had this outcome, because a benchmark of errors is worthless. */
export function expectOnly({ counts, other }: Volley, outcome: string): void {
  if (Object.keys(counts).every((name) => name === outcome)) return;
  throw new Error(`Not all answers were ${outcome}: ${JSON.stringify(counts)} ${other ?? ''}`);
}
