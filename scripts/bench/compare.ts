import type { Figure } from './figure';

export interface Pace {
  /** Per second. */
  rate: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

const ROUNDS = 5;

/**
 * Compares something with its ceiling in alternating rounds, so that other load on the machine affects both
 * equally. The first round warms both up and does not count.
 */
export async function compare(
  ours: (round: number) => Promise<Pace>,
  ceiling: (round: number) => Promise<Pace>,
): Promise<Omit<Figure, 'what'>> {
  const rounds: { mine: Pace; bare: Pace }[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const bareFirst = round % 2 === 0 ? await ceiling(round) : undefined;
    const mine = await ours(round);
    const bare = bareFirst ?? (await ceiling(round));
    if (round > 0) rounds.push({ mine, bare });
  }
  return {
    ...middle(rounds.map(({ mine }) => mine)),
    ceiling: median(rounds.map(({ bare }) => bare.rate)),
    ratio: median(rounds.map(({ mine, bare }) => mine.rate / bare.rate)),
  };
}

/** Measures something without a ceiling; the first round is a warm-up. */
export async function repeat(ours: (round: number) => Promise<Pace>): Promise<Pace> {
  const paces: Pace[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const pace = await ours(round);
    if (round > 0) paces.push(pace);
  }
  return middle(paces);
}

function middle(paces: Pace[]): Pace {
  return {
    rate: median(paces.map(({ rate }) => rate)),
    p50: median(paces.map(({ p50 }) => p50)),
    p99: median(paces.map(({ p99 }) => p99)),
  };
}

function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
