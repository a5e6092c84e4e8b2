import type { Socket } from 'node:net';
import { type ChannelModel, connect } from 'amqplib';
import { withDeadline } from '@/db/deadline';
import { env } from '@/lib/env';
import { log } from '@/lib/log';

/** The connection counts as lost after two missed heartbeats. */
const HEARTBEAT_S = 5;
const CONNECT_TIMEOUT_MS = 5_000;
/** A queue without a leader does not answer; after this another machine of the broker is tried. */
const SET_UP_TIMEOUT_MS = 10_000;
/** For the broker's answer to a close, which never comes if the broker goes down first. */
export const CLOSE_TIMEOUT_MS = 3_000;
/** Backoff between tries: grows from the first to the last, with jitter. */
const FIRST_BACKOFF_MS = 100;
const MAX_BACKOFF_MS = 5_000;
const JITTER = 0.5;

/**
 * `connecting`: at first, and after the connection was lost. `blocked`: the broker accepts no messages, because it is
 * short of memory or disk. `down`: the last try failed; others follow.
 */
type State = 'connecting' | 'open' | 'blocked' | 'down';

/** A connection to the broker that reconnects on its own. */
export type BrokerConnection = {
  readonly state: State;
  /** Resolves when the state is no longer `connecting`, at the latest after `timeoutMs`. */
  waitUntilReady(timeoutMs: number): Promise<void>;
  /** Closes the connection and does not reconnect. */
  close(): Promise<void>;
};

/**
 * Connects to the broker of RABBITMQ_URL, and reconnects whenever the connection is lost, until it is closed.
 * `setUp` prepares each new connection before it counts as open. If it throws, or takes more than ten seconds, the
 * connection is dropped and another one is opened.
 */
export function connectToBroker(
  name: string,
  setUp: (model: ChannelModel) => Promise<void>,
): BrokerConnection {
  let state: State = 'connecting';
  const waiters = new Set<() => void>();
  function changeState(next: State): void {
    state = next;
    for (const finish of waiters) finish();
  }

  const opening = connect(brokerUrl(), {
    noDelay: true,
    timeout: CONNECT_TIMEOUT_MS,
    clientProperties: { connection_name: `rowlock ${name}` },
    recovery: {
      initialDelay: FIRST_BACKOFF_MS,
      maxDelay: MAX_BACKOFF_MS,
      jitter: JITTER,
      waitForConnect: false,
      setup: async (model: ChannelModel) => {
        // Without a listener, an error during the set-up would end the process.
        model.on('error', () => {});
        try {
          await withDeadline(setUp(model), SET_UP_TIMEOUT_MS);
        } catch (error) {
          await destroy(model);
          throw error;
        }
      },
    },
  }).then((model) => {
    model.on('connect', () => {
      log.info({ connection: name }, 'connected to the broker');
      changeState('open');
    });
    model.on('blocked', () => {
      log.warn({ connection: name }, 'the broker accepts no messages at the moment');
      changeState('blocked');
    });
    model.on('unblocked', () => changeState('open'));
    model.on('disconnect', (err: Error) => {
      log.warn({ err, connection: name }, 'the connection to the broker was lost');
      changeState('connecting');
    });
    model.on('connect-failed', (err: Error) => {
      if (state !== 'down') log.warn({ err, connection: name }, 'the broker cannot be reached');
      changeState('down');
    });
    model.on('error', () => {});
    return model;
  });

  return {
    get state() {
      return state;
    },
    async waitUntilReady(timeoutMs) {
      if (state !== 'connecting') return;
      await new Promise<void>((resolve) => {
        const finish = () => {
          clearTimeout(timer);
          waiters.delete(finish);
          resolve();
        };
        const timer = setTimeout(finish, timeoutMs);
        waiters.add(finish);
      });
    },
    async close() {
      changeState('down');
      const model = await opening;
      await withDeadline(model.close(), CLOSE_TIMEOUT_MS).catch(() => {});
    },
  };
}

/**
 * Destroys the socket instead of closing the connection: the library would wait for the answer to a close before it
 * reconnects, for ever if the broker goes down first.
 */
async function destroy(model: ChannelModel): Promise<void> {
  // The library's types do not have the socket.
  const { stream } = model.connection as unknown as { stream: Socket };
  if (stream.closed) return;
  const closed = new Promise((resolve) => stream.once('close', resolve));
  stream.destroy(new Error('The connection could not be prepared'));
  await closed;
}

/** The broker's address with a heartbeat. Throws if RABBITMQ_URL is not set. */
export function brokerUrl(): string {
  const { RABBITMQ_URL } = env();
  if (!RABBITMQ_URL) throw new Error('RABBITMQ_URL is not set (.env.example explains it)');
  const url = new URL(RABBITMQ_URL);
  if (!url.searchParams.has('heartbeat')) url.searchParams.set('heartbeat', String(HEARTBEAT_S));
  return url.href;
}
