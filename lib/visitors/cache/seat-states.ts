import { LruMap } from '@/lib/lru-map';
import { metrics } from '@/lib/metrics';
import { processWide } from '@/lib/process-wide';
import { withRedis } from '@/lib/redis';
import { singleFlight } from '@/lib/single-flight';
import { loadSeatStates, type SeatStates } from '@/lib/visitors/seating/load-seat-states';
import { currentGeneration, dropGeneration, SEATS_TTL_MS } from './generation';

/** Time between the starts of two fills of one show in a process. */
const FILL_GAP_MS = 100;
/** Shows whose seat states a process keeps in memory. */
const MAX_SHOWS = 500;

type Entry = { states: SeatStates; generation: string | undefined; until: number };

/** What a reader reads from; tests put barriers in here. */
type Sources = {
  generation: (showId: string) => Promise<string | undefined>;
  load: (showId: string) => Promise<SeatStates | null>;
};

/**
 * Makes the reader of seat states. A read returns states at least as new as every booking that any process
 * acknowledged before the read started (2 s later if Redis did not take that process's renewal):
 *
 * - It reads the show's generation after it started. If that is the generation of the states in memory, they
 *   are current, because a booking renews the generation before it is acknowledged.
 * - Otherwise it waits for a fill that starts after the read started. A fill reads the generation before it reads
 *   the primary, and stores under that generation, so a slow fill cannot pass for newer states.
 *
 * While Redis is down every read waits for a fill. Reads share fills, at most ten a second.
 */
export function makeSeatStatesReader({ generation, load }: Sources) {
  const shows = new LruMap<ReturnType<typeof readerOf>>(MAX_SHOWS);

  function readerOf(showId: string) {
    let inMemory: Entry | undefined;
    const lookUp = singleFlight(() => generation(showId), 0);
    const fill = singleFlight(async () => {
      inMemory = await fillFrom(showId, await generation(showId), load);
      return inMemory;
    }, FILL_GAP_MS);

    return async (): Promise<SeatStates | null> => {
      const current = await lookUp();
      const usable =
        current !== undefined &&
        inMemory?.generation === current &&
        performance.now() < inMemory.until;
      if (usable && inMemory) {
        metrics().layoutReads.inc({ from: 'memory' });
        return inMemory.states;
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

/** The seat states of a published show, never older than its last acknowledged booking. */
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
    // Requests for unknown shows must not fill Redis with generations.
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
