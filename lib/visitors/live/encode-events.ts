import type { SeatStates } from '@/lib/visitors/seating/load-seat-states';
import { eventIdOf } from './delta';

/** An event, encoded once for all viewers. */
export type LiveEvent = {
  bytes: Uint8Array;
  /** The same as a chunk of an HTTP/1.1 response. */
  chunk: Uint8Array;
};

function encode(text: string): LiveEvent {
  const bytes = Buffer.from(text);
  const chunk = Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, CRLF]);
  return { bytes, chunk };
}

const CRLF = Buffer.from('\r\n');

/** A delta that leads to the event id, as an unnamed event. Without optional spaces: every viewer gets each byte. */
export function encodeDelta(id: string, delta: string): LiveEvent {
  return encode(`id:${id}\ndata:${delta}\n\n`);
}

/** All states, as the event `seats`. */
export function encodeStates(states: SeatStates): LiveEvent {
  return encode(`id:${eventIdOf(states)}\nevent:seats\ndata:${JSON.stringify(states)}\n\n`);
}

/**
 * The server's clock in milliseconds since 1970, UTC, as the event `time`. It is also the heartbeat: a comment
 * would keep proxies from closing the stream, but scripts in a page do not receive comments.
 */
export function encodeTime(): LiveEvent {
  return encode(`event:time\ndata:${Date.now()}\n\n`);
}

/** An event of any other kind, with its data as JSON. */
export function encodeEvent(kind: string, data: unknown): LiveEvent {
  return encode(`event:${kind}\ndata:${JSON.stringify(data)}\n\n`);
}

/** How many milliseconds after the end of the stream the viewer reconnects. */
export function encodeRetry(ms: number): LiveEvent {
  return encode(`retry:${Math.round(ms)}\n\n`);
}
