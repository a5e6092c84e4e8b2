import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { env } from '@/lib/env';
import { log } from '@/lib/log';

const CONNECT_TIMEOUT_MS = 5_000;
/** Backoff between two tries: doubles from the first to the last, with jitter. */
const FIRST_BACKOFF_MS = 100;
const MAX_BACKOFF_MS = 10_000;

type HintListener = {
  /** The subscription started; earlier hints were missed. */
  onOpen: () => void;
  /** The subscription was lost; hints are missed from now on. */
  onLost: () => void;
  /** `value`: for most channels a time in milliseconds since 1970, UTC. */
  onHint: (showId: string, value: number) => void;
};

// The subscription outlives the request that started it, and must not keep that request's context alive, nor count
// as one of its fetches.
const outsideOfRequests = AsyncLocalStorage.snapshot();

/**
 * Subscribes to a Redis channel of hints (a show's id, a space, a number) until the returned function is called.
 * Reconnects with a backoff when the connection ends. Without Redis there are no hints.
 *
 * Reads the stream of Redis's REST API itself, because the client's `subscribe` does not report the end of its
 * stream and receives nothing from then on; fetch ends a stream that was silent for five minutes.
 */
export function subscribeHints(channel: string, listener: HintListener): () => void {
  const stopped = new AbortController();
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = env();
  if (url && token) {
    const address = { url: `${url}/subscribe/${channel}`, token };
    outsideOfRequests(() => keepListening(address, listener, stopped.signal));
  }
  return () => stopped.abort();
}

type Address = { url: string; token: string };

async function keepListening(address: Address, listener: HintListener, stopped: AbortSignal) {
  let failures = 0;
  const onOpen = () => {
    failures = 0;
    listener.onOpen();
  };
  while (!stopped.aborted) {
    try {
      await listen(address, { ...listener, onOpen }, stopped);
    } catch (cause) {
      if (!stopped.aborted)
        log.debug({ reason: String(cause) }, 'the subscription to hints failed');
    }
    listener.onLost();
    failures += 1;
    await sleep(backoffAfter(failures), undefined, { signal: stopped, ref: false }).catch(() => {});
  }
}

/** With jitter, because all processes lose Redis at the same moment. */
const backoffAfter = (failures: number) =>
  Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** failures) * (0.5 + Math.random() / 2);

/** Resolves when the stream has ended; throws if it cannot be opened or fails. */
async function listen({ url, token }: Address, listener: HintListener, stopped: AbortSignal) {
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(new Error('no answer in time')), CONNECT_TIMEOUT_MS);
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
    cache: 'no-store',
    signal: AbortSignal.any([stopped, timeout.signal]),
  }).finally(() => clearTimeout(timer));
  if (!response.ok || !response.body)
    throw new Error(`Redis answered with status ${response.status}`);

  let rest = '';
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) handleLine(line, listener);
  }
}

function handleLine(line: string, { onOpen, onHint }: HintListener): void {
  const [, kind, payload = ''] = /^data: ?(\w+),[^,]*,(.*)$/.exec(line) ?? [];
  if (kind === 'subscribe') onOpen();
  if (kind !== 'message') return;
  const [showId = '', value] = payload.split(' ');
  // Any client of Redis can publish here, so the number may be missing.
  onHint(showId, Number(value) || Date.now());
}
