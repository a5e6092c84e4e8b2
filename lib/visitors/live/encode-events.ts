import type { SeatStates } from '@/lib/visitors/seating/load-seat-states';
import { eventIdOf } from './delta';

/** An event, written once for all viewers. */
export type LiveEvent = {
  bytes: Uint8Array;
  /** The same as a chunk of an HTTP/1.1 answer. */
  chunk: Uint8Array;
};

function encode(text: string): LiveEvent {
  const bytes = Buffer.from(text);
  const chunk = Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, CRLF]);
  return { bytes, chunk };
}

const CRLF = Buffer.from('\r\n');

/** A delta that leads to `id`, as the stream's plain message. Spaces are left out: each is paid per viewer. */
export function encodeDelta(id: string, delta: string): LiveEvent {
  return encode(`id:${id}\ndata:${delta}\n\n`);
}

/** All states, as the event `seats`. */
export function encodeStates(states: SeatStates): LiveEvent {
  return encode(`id:${eventIdOf(states)}\nevent:seats\ndata:${JSON.stringify(states)}\n\n`);
}

/**
 * The server's clock in milliseconds since 1970, UTC, as the event `time`. It is the heartbeat as well:
 * a comment would keep proxies from closing the stream, but a page could not hear it.
 */
export function encodeTime(): LiveEvent {
  return encode(`event:time\ndata:${Date.now()}\n\n`);
}

/** An event of any other kind, with what it says as JSON. */
export function encodeEvent(kind: string, data: unknown): LiveEvent {
  return encode(`event:${kind}\ndata:${JSON.stringify(data)}\n\n`);
}

/** After how many milliseconds the viewer may come back once its stream has ended. */
export function encodeRetry(ms: number): LiveEvent {
  return encode(`retry:${Math.round(ms)}\n\n`);
}
