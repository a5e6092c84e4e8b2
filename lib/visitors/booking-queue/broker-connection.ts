import type { Socket } from 'node:net';
import { type ChannelModel, connect } from 'amqplib';
import { withDeadline } from '@/db/deadline';
import { env } from '@/lib/env';
import { log } from '@/lib/log';

/** A broker that is silent for two of these is given up, in seconds. */
const HEARTBEAT_S = 5;
const CONNECT_MS = 5_000;
/** A queue that has no leader just now answers nothing, and another machine may know of one; milliseconds. */
const SET_UP_MS = 10_000;
/** For the answer to a goodbye, in milliseconds: it never comes from a broker that goes away before it. */
export const CLOSE_TIMEOUT_MS = 3_000;
/** Pauses between tries begin and end with these, in milliseconds; jitter keeps processes apart. */
const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;
const JITTER = 0.5;

/** `connecting`: at first, and when it was just lost. `away`: the last try failed; others follow. */
type LinkState = 'connecting' | 'open' | 'blocked' | 'away';

/** A connection to the broker that comes back by itself. */
export type BrokerConnection = {
  readonly state: LinkState;
  /** Returns when a try under way has ended, at latest after `ms` milliseconds. */
  waitUntilReady(ms: number): Promise<void>;
  /** Closes it for good; the server hears of it. */
  close(): Promise<void>;
};

/**
 * Connects to the broker of RABBITMQ_URL, and again whenever the connection is lost, until it is closed.
 * `setUp` prepares each new connection before it counts as open; when it throws, or takes more than ten
 * seconds, the try has failed.
 * `blocked` means that the broker takes nothing just now, for want of memory or disk.
 */
export function connectToBroker(
  name: string,
  setUp: (model: ChannelModel) => Promise<void>,
): BrokerConnection {
  let state: LinkState = 'connecting';
  const waiting = new Set<() => void>();
  function turn(next: LinkState): void {
    state = next;
    for (const go of waiting) go();
  }

  const opening = connect(brokerUrl(), {
    noDelay: true,
    timeout: CONNECT_MS,
    clientProperties: { connection_name: `rowlock ${name}` },
    recovery: {
      initialDelay: FIRST_PAUSE_MS,
      maxDelay: LONGEST_PAUSE_MS,
      jitter: JITTER,
      waitForConnect: false,
      setup: async (model: ChannelModel) => {
        // Without a listener an error while it is set up would end the process.
        model.on('error', () => {});
        try {
          await withDeadline(setUp(model), SET_UP_MS);
        } catch (error) {
          await cut(model);
          throw error;
        }
      },
    },
  }).then((model) => {
    model.on('connect', () => {
      log.info({ link: name }, 'connected to the broker');
      turn('open');
    });
    model.on('blocked', () => {
      log.warn({ link: name }, 'the broker takes nothing just now');
      turn('blocked');
    });
    model.on('unblocked', () => turn('open'));
    model.on('disconnect', (err: Error) => {
      log.warn({ err, link: name }, 'the broker was lost');
      turn('connecting');
    });
    model.on('connect-failed', (err: Error) => {
      if (state !== 'away') log.warn({ err, link: name }, 'the broker cannot be reached');
      turn('away');
    });
    model.on('error', () => {});
    return model;
  });

  return {
    get state() {
      return state;
    },
    async waitUntilReady(ms) {
      if (state !== 'connecting') return;
      await new Promise<void>((resolve) => {
        const go = () => {
          clearTimeout(timer);
          waiting.delete(go);
          resolve();
        };
        const timer = setTimeout(go, ms);
        waiting.add(go);
      });
    },
    async close() {
      turn('away');
      const model = await opening;
      await withDeadline(model.close(), CLOSE_TIMEOUT_MS).catch(() => {});
    },
  };
}

/**
 * Ends a connection without a goodbye: the library waits for the answer to one before it connects anew,
 * for ever if the broker goes away before it.
 */
async function cut(model: ChannelModel): Promise<void> {
  // The library's types leave the socket out.
  const { stream } = model.connection as unknown as { stream: Socket };
  if (stream.closed) return;
  const closed = new Promise((resolve) => stream.once('close', resolve));
  stream.destroy(new Error('The connection could not be prepared'));
  await closed;
}

/** The broker's address; throws when there is none. */
export function brokerUrl(): string {
  const { RABBITMQ_URL } = env();
  if (!RABBITMQ_URL) throw new Error('RABBITMQ_URL is not set (.env.example explains it)');
  const url = new URL(RABBITMQ_URL);
  if (!url.searchParams.has('heartbeat')) url.searchParams.set('heartbeat', String(HEARTBEAT_S));
  return url.href;
}
