import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';

/** The text of an answer; throws any answer but a 200. */
export async function get(origin: string, path: string): Promise<string> {
  const response = await fetch(`${origin}${path}`);
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text.slice(0, 200)}`);
  return text;
}

/** A show's seat states from the API: one letter for each seat. */
export async function seatStates(origin: string, slug: string): Promise<string> {
  return (JSON.parse(await get(origin, `/api/shows/${slug}/seats`)) as { seats: string }).seats;
}

/** Lets readers load these addresses in turn until `stop`, which returns the answers that were not 200. */
export function startReaders(origin: string, paths: string[], count = 6) {
  const failures: string[] = [];
  let reads = 0;
  let going = true;
  const readers = Promise.all(
    Array.from({ length: count }, async (_, reader) => {
      for (let turn = reader; going; turn++) {
        const path = paths[turn % paths.length] ?? '/';
        await get(origin, path).catch((cause) => failures.push(`${path}: ${cause}`));
        reads += 1;
        await sleep(10);
      }
    }),
  );
  const stop = async () => {
    going = false;
    await readers;
    return failures;
  };
  onTestFinished(async () => void (await stop()));
  return { reads: () => reads, stop };
}
