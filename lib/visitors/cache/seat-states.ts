import { LruMap } from '@/lib/lru-map';
import { metrics } from '@/lib/metrics';
import { processWide } from '@/lib/process-wide';
import { withRedis } from '@/lib/redis';
import { singleFlight } from '@/lib/single-flight';
import { loadSeatStates, type SeatStates } from '@/lib/visitors/seating/load-seat-states';
import { currentGeneration, dropGeneration, SEATS_TTL_MS } from './generation';

/** Fills of one show start at least this far apart in a process. */
const FILL_GAP_MS = 100;
/** Shows whose states a process keeps at hand. */
const MOST_SHOWS = 500;

type Entry = { states: SeatStates; generation: string | undefined; until: number };

/** What a reader stands on; tests put barriers in here. */
export type Sources = {
  generation: (showId: string) => Promise<string | undefined>;
  load: (showId: string) => Promise<SeatStates | null>;
};

/**
 * Makes the reader of seat states. A read answers with a state at least as new as every booking
 * that was acknowledged, by any process, before the read began (two seconds later when another
 * process lost its renewal):
 *
 * - it asks for the show's generation after it began; equal to the one of the state at hand, that
 *   state is still true, since a booking renews the generation before it is acknowledged;
 * - otherwise it waits for a fill that starts after it began. A fill takes the generation before it
 *   reads the primary and stores under it, so a slow fill cannot pass for newer state.
 *
 * Without Redis every read waits for a fill; fills are shared and at most ten a second.
 */
export function makeSeatStatesReader({ generation, load }: Sources) {
  const shows = new LruMap<ReturnType<typeof readerOf>>(MOST_SHOWS);

  function readerOf(showId: string) {
    let atHand: Entry | undefined;
    const lookUp = singleFlight(() => generation(showId), 0);
    const fill = singleFlight(async () => {
      atHand = await fillFrom(showId, await generation(showId), load);
      return atHand;
    }, FILL_GAP_MS);

    return async (): Promise<SeatStates | null> => {
      const current = await lookUp();
      const usable =
        current !== undefined && atHand?.generation === current && performance.now() < atHand.until;
      if (usable && atHand) {
        metrics().layoutReads.inc({ from: 'memory' });
        return atHand.states;
      }
      return (await fill())?.states ?? null;
    };
  }

  return function readSeatStates(showId: string): Promise<SeatStates | null> {
    let reader = shows.get(showId);
    if (!reader) {
      reader = readerOf(showId);
      shows.set(showId, reader);
    }
    return reader();
  };
}

/** The states of a published show's seats, never older than its last acknowledged booking. */
export const readSeatStates = processWide('seat-states', () =>
  makeSeatStatesReader({ generation: currentGeneration, load: loadSeatStates }),
);

async function fillFrom(
  showId: string,
  generation: string | undefined,
  load: Sources['load'],
): Promise<Entry | undefined> {
  const began = performance.now();
  const shared = generation && (await readShared(showId, generation));
  if (shared) {
    metrics().layoutReads.inc({ from: 'redis' });
    return { states: shared.states, generation, until: began + shared.leftMs };
  }
  metrics().layoutReads.inc({ from: 'primary' });
  const states = await load(showId);
  if (!states) {
    // Nobody may fill Redis with the generations of shows that do not exist.
    await dropGeneration(showId);
    return undefined;
  }
  const until = began + SEATS_TTL_MS;
  if (generation) await share(showId, generation, states, until - performance.now());
  return { states, generation, until };
}

const keyOf = (showId: string, generation: string) => `seats:${showId}:${generation}`;

async function readShared(showId: string, generation: string) {
  const found = await withRedis((redis) => {
    const key = keyOf(showId, generation);
    return redis.pipeline().pttl(key).get<string>(key).exec<[number, string | null]>();
  });
  const [leftMs, text] = found ?? [0, null];
  return text && leftMs > 0 ? { states: JSON.parse(text) as SeatStates, leftMs } : undefined;
}

async function share(showId: string, generation: string, states: SeatStates, leftMs: number) {
  const px = Math.floor(leftMs);
  if (px <= 0) return;
  await withRedis((redis) => redis.set(keyOf(showId, generation), JSON.stringify(states), { px }));
}
