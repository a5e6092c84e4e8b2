import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { env } from '@/lib/env';
import { log } from '@/lib/log';

/** Longer than this, in milliseconds, nobody waits for the subscription to be taken. */
const PATIENCE_MS = 5_000;
/** Pauses between two tries grow from the first to the second. */
const SHORTEST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 10_000;

export type Hints = {
  /** Hints before this moment were not heard. */
  onOpen: () => void;
  /** Hints from now on are not heard. */
  onLost?: () => void;
  /** `at`: milliseconds since 1970, UTC. */
  onHint: (showId: string, at: number) => void;
};

// The subscription outlives the request that wanted it first, and must not hold on to it or be taken
// for one of its fetches.
const outsideOfRequests = AsyncLocalStorage.snapshot();

/**
 * Listens to what all processes publish on a channel (a show's id, a space, a moment in milliseconds)
 * until it is stopped. A connection that ends is opened again,
 * after pauses that grow while it fails. Without Redis there are no hints.
 *
 * It reads Redis's REST stream itself: the client's `subscribe` says nothing when its stream ends, and
 * stays deaf from then on; fetch ends any stream that was silent for five minutes.
 */
export function subscribeHints(channel: string, hints: Hints): () => void {
  const stopped = new AbortController();
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = env();
  if (url && token) {
    const address = { url: `${url}/subscribe/${channel}`, token };
    outsideOfRequests(() => keepListening(address, hints, stopped.signal));
  }
  return () => stopped.abort();
}

type Address = { url: string; token: string };

async function keepListening(address: Address, hints: Hints, stopped: AbortSignal) {
  let failures = 0;
  const onOpen = () => {
    failures = 0;
    hints.onOpen();
  };
  while (!stopped.aborted) {
    try {
      await listen(address, { ...hints, onOpen }, stopped);
    } catch (cause) {
      if (!stopped.aborted) log.debug({ reason: String(cause) }, 'the subscription to hints broke');
    }
    hints.onLost?.();
    failures += 1;
    await sleep(pauseAfter(failures), undefined, { signal: stopped, ref: false }).catch(() => {});
  }
}

/** Processes that lost Redis together must not come back together. */
const pauseAfter = (failures: number) =>
  Math.min(LONGEST_PAUSE_MS, SHORTEST_PAUSE_MS * 2 ** failures) * (0.5 + Math.random() / 2);

/** Returns when the stream has ended; throws when it could not be opened or broke. */
async function listen({ url, token }: Address, hints: Hints, stopped: AbortSignal) {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new Error('no answer in time')), PATIENCE_MS);
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
    cache: 'no-store',
    signal: AbortSignal.any([stopped, late.signal]),
  }).finally(() => clearTimeout(timer));
  if (!response.ok || !response.body) throw new Error(`it was answered with ${response.status}`);

  let rest = '';
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) hearLine(line, hints);
  }
}

function hearLine(line: string, { onOpen, onHint }: Hints): void {
  const [, kind, payload = ''] = /^data: ?(\w+),[^,]*,(.*)$/.exec(line) ?? [];
  if (kind === 'subscribe') onOpen();
  if (kind !== 'message') return;
  const [showId = '', at] = payload.split(' ');
  // The channel is open to whoever may write to Redis.
  onHint(showId, Number(at) || Date.now());
}
