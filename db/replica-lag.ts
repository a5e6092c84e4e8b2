/** Where the primary's log stood: bytes ever written, at a time by `performance.now()`. */
type Note = { at: number; bytes: number };

/** Notes older than this are dropped; a lag beyond it is endless. */
const KEPT_MS = 120_000;

/**
 * Tells how far behind a replica is, from notes of how far the primary's log was and when. What a
 * replica has replayed was written at the time of an equal note, so an idle primary is no lag, and a
 * replica that is cut off from it lags more and more.
 */
export class LagMeter {
  #notes: Note[] = [];

  note(at: number, bytes: number): void {
    // Another primary took over, with a shorter log.
    if (bytes < (this.#notes.at(-1)?.bytes ?? 0)) this.#notes = [];
    this.#notes.push({ at, bytes });
    while (at - (this.#notes[0]?.at ?? at) > KEPT_MS) this.#notes.shift();
  }

  /** How old, in milliseconds, the newest is that a replica has which replayed `bytes` by `now`. */
  lagOf(bytes: number, now: number): number {
    const after = this.#notes.findIndex((note) => note.bytes > bytes);
    if (after === -1) return 0;
    const [from, to] = [this.#notes[after - 1], this.#notes[after]];
    if (!from || !to) return Number.POSITIVE_INFINITY;
    const share = (bytes - from.bytes) / (to.bytes - from.bytes);
    return now - (from.at + share * (to.at - from.at));
  }
}
