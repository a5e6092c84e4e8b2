import { env } from '@/lib/env';
import { processWide } from '@/lib/process-wide';

const open = processWide('open-streams', () => ({
  /** Streams of all kinds by client. */
  byClient: new Map<string, number>(),
  total: 0,
}));

export type StreamRefusal = 'client_limit' | 'process_limit' | 'shutting_down';

type Reservation =
  | {
      ok: true;
      /** Call this once, when the stream has ended. */
      release: () => void;
    }
  | { ok: false; reason: StreamRefusal };

/**
 * Counts a stream of a client (see `clientOf`) against the limits per client and per process. Call this before
 * anything is awaited, or many requests at once would pass the limits together.
 */
export function reserveStream(client: string): Reservation {
  const { LIVE_PER_PROCESS, LIVE_PER_CLIENT } = env();
  if (open.total >= LIVE_PER_PROCESS) return { ok: false, reason: 'process_limit' };
  const others = open.byClient.get(client) ?? 0;
  if (others >= LIVE_PER_CLIENT) return { ok: false, reason: 'client_limit' };
  open.total += 1;
  open.byClient.set(client, others + 1);
  return { ok: true, release: () => release(client) };
}

function release(client: string): void {
  open.total -= 1;
  const others = (open.byClient.get(client) ?? 0) - 1;
  if (others > 0) open.byClient.set(client, others);
  else open.byClient.delete(client);
}
