import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { SeatStates } from '@/lib/seating/load-seat-states';

const compress = promisify(gzip);

type Forms = { plain: Uint8Array<ArrayBuffer>; gzipped?: Promise<Uint8Array<ArrayBuffer>> };

/** Kept for as long as the states themselves, which all who ask within an interval share. */
const answers = new WeakMap<SeatStates, Forms>();

/**
 * Seat states as JSON in UTF-8, compressed or not: made once for each state, however many ask, since
 * a big hall's costs more to write and to compress than everything else about an answer.
 */
export async function seatAnswer(
  states: SeatStates,
  isGzipped: boolean,
): Promise<Uint8Array<ArrayBuffer>> {
  const forms = answers.get(states) ?? { plain: new TextEncoder().encode(JSON.stringify(states)) };
  answers.set(states, forms);
  if (!isGzipped) return forms.plain;
  forms.gzipped ??= compress(forms.plain).then((bytes) => new Uint8Array(bytes));
  return forms.gzipped;
}
