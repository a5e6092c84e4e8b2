import type { Volley } from '../load/job';

/** Throws unless every answer of a volley had the one outcome; a benchmark of errors measures nothing. */
export function expectOnly({ counts, other }: Volley, outcome: string): void {
  if (Object.keys(counts).every((name) => name === outcome)) return;
  throw new Error(`Not only ${outcome}: ${JSON.stringify(counts)} ${other ?? ''}`);
}
