import type { SeatStates } from '@/lib/seating/load-seat-states';
import { eventIdOf } from './delta';

const encoder = new TextEncoder();

/** A delta that leads to `id`, as the stream's plain message. Spaces are left out: each is paid per viewer. */
export function encodeDelta(id: string, delta: string): Uint8Array {
  return encoder.encode(`id:${id}\ndata:${delta}\n\n`);
}

/** All states, as the event `seats`. */
export function encodeStates(states: SeatStates): Uint8Array {
  return encoder.encode(`id:${eventIdOf(states)}\nevent:seats\ndata:${JSON.stringify(states)}\n\n`);
}

/**
 * The server's clock in milliseconds since 1970, UTC, as the event `time`. It is the heartbeat as well:
 * a comment would keep proxies from closing the stream, but a page could not hear it.
 */
export function encodeTime(): Uint8Array {
  return encoder.encode(`event:time\ndata:${Date.now()}\n\n`);
}

/** After how many milliseconds the viewer may come back once its stream has ended. */
export function encodeRetry(ms: number): Uint8Array {
  return encoder.encode(`retry:${Math.round(ms)}\n\n`);
}
