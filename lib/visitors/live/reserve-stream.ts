import { env } from '@/lib/env';
import { processWide } from '@/lib/process-wide';

const places = processWide('stream-places', () => ({
  /** Open streams of all kinds by client. */
  clients: new Map<string, number>(),
  open: 0,
}));

export type StreamPlace =
  | {
      ok: true;
      /** Gives the place back; to be called once. */
      leave: () => void;
    }
  | { ok: false; reason: 'client_limit' | 'process_limit' };

/**
 * Takes a place for a stream of a client (see `clientOf`). To be called before anything is awaited, or
 * many at once would pass the limits together.
 */
export function reserveStream(client: string): StreamPlace {
  const { LIVE_PER_PROCESS, LIVE_PER_CLIENT } = env();
  if (places.open >= LIVE_PER_PROCESS) return { ok: false, reason: 'process_limit' };
  const others = places.clients.get(client) ?? 0;
  if (others >= LIVE_PER_CLIENT) return { ok: false, reason: 'client_limit' };
  places.open += 1;
  places.clients.set(client, others + 1);
  return { ok: true, leave: () => leave(client) };
}

function leave(client: string): void {
  places.open -= 1;
  const others = (places.clients.get(client) ?? 0) - 1;
  if (others > 0) places.clients.set(client, others);
  else places.clients.delete(client);
}
