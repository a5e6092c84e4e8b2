import type { ChannelModel, ConfirmChannel, Message } from 'amqplib';
import { processWide } from '@/lib/process-wide';
import { isShuttingDown, onShutdown } from '@/lib/shutdown';
import { type BrokerConnection, connectToBroker } from './broker-connection';
import { declareTopology, EXCHANGE } from './topology';

/** What became of a message. `returned`: it matched no queue. `nacked`: its queue is full. */
export type SendResult =
  | 'confirmed'
  | 'returned'
  | 'nacked'
  | 'too many'
  | 'unreachable'
  | 'unknown';

/** Publisher-confirm timeout; after it the outcome is unknown. */
const CONFIRM_TIMEOUT_MS = 5_000;
/** The longest wait of a message for a connection. */
const READY_TIMEOUT_MS = 1_000;
/** Unconfirmed messages of a process; with more, the broker does not keep up and new ones are refused. */
const MAX_UNCONFIRMED = 2_000;
/** On shutdown, requests that are still being read may publish for this long. */
const SHUTDOWN_GRACE_MS = 1_000;

type Unconfirmed = { returned: boolean };
type Publisher = {
  connection: BrokerConnection;
  channel: ConfirmChannel | undefined;
  /** By number, which is also the correlation id of a returned message. */
  unconfirmed: Map<string, Unconfirmed>;
  sent: number;
};

const state = processWide('publisher', () => ({ publisher: undefined as Publisher | undefined }));

/** Sends a message to the queue of its show, persistent and mandatory, and waits for the confirm. Never throws. */
export async function sendMessage(
  showId: string,
  messageId: string,
  content: Buffer,
): Promise<SendResult> {
  // A new connection would keep the process from exiting.
  if (!state.publisher && isShuttingDown()) return 'unreachable';
  state.publisher ??= openPublisher();
  const { publisher } = state;
  const { connection, unconfirmed } = publisher;
  await connection.waitUntilReady(READY_TIMEOUT_MS);
  const { channel } = publisher;
  if (connection.state === 'blocked' || unconfirmed.size >= MAX_UNCONFIRMED) return 'too many';
  if (!channel) return 'unreachable';

  const number = String(++publisher.sent);
  const message: Unconfirmed = { returned: false };
  unconfirmed.set(number, message);
  try {
    return await new Promise<SendResult>((resolve) => {
      const timeout = setTimeout(resolve, CONFIRM_TIMEOUT_MS, 'unknown');
      const options = { mandatory: true, persistent: true, messageId, correlationId: number };
      channel.publish(EXCHANGE, showId, content, options, (error: unknown) => {
        clearTimeout(timeout);
        if (!error) resolve(message.returned ? 'returned' : 'confirmed');
        // The library also calls this when the channel is lost; then the broker may or may not have the message.
        else resolve(publisher.channel === channel ? 'nacked' : 'unknown');
      });
    });
  } catch {
    // `publish` throws only on a closed channel, before it writes anything.
    return 'unreachable';
  } finally {
    unconfirmed.delete(number);
  }
}

/** Closes the connection after all messages are confirmed. The next message opens a new one. */
export async function closePublisher(): Promise<void> {
  const { publisher } = state;
  state.publisher = undefined;
  const end = performance.now() + CONFIRM_TIMEOUT_MS;
  while (publisher && publisher.unconfirmed.size > 0 && performance.now() < end) await sleep(20);
  await publisher?.connection.close();
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms).unref());

function openPublisher(): Publisher {
  const unconfirmed: Publisher['unconfirmed'] = new Map();
  const publisher: Publisher = {
    unconfirmed,
    channel: undefined,
    sent: 0,
    connection: connectToBroker('publisher', async (model) => {
      publisher.channel = await openChannel(model, publisher);
    }),
  };
  onShutdown(() => {
    // Not awaited: other parts of the process close at the same time, and it exits after its last response.
    void sleep(SHUTDOWN_GRACE_MS).then(closePublisher);
  });
  return publisher;
}

async function openChannel(model: ChannelModel, publisher: Publisher): Promise<ConfirmChannel> {
  const channel = await model.createConfirmChannel();
  channel.on('error', () => {});
  // Before the library's own listener, which calls back for every unconfirmed message.
  channel.prependListener('close', () => {
    publisher.channel = undefined;
    // If the broker closed only the channel, a new connection brings a new channel.
    model.close().catch(() => {});
  });
  channel.on('return', ({ properties }: Message) => {
    const message = publisher.unconfirmed.get(String(properties.correlationId));
    if (message) message.returned = true;
  });
  await declareTopology(channel);
  return channel;
}
