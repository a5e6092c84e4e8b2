import type { ChannelModel, ConfirmChannel, Message } from 'amqplib';
import { processWide } from '@/lib/process-wide';
import { isShuttingDown, onShutdown } from '@/lib/shutdown';
import { type BrokerConnection, connectToBroker } from './broker-connection';
import { declareTopology, EXCHANGE } from './topology';

/** What became of a message, as far as we heard. */
export type SendResult =
  | 'confirmed'
  | 'returned'
  | 'nacked'
  | 'too many'
  | 'unreachable'
  | 'unknown';

/** Without a confirm for so long nobody knows what became of a message, in milliseconds. */
const CONFIRM_MS = 5_000;
/** Nobody waits longer than this for a connection, in milliseconds. */
const CONNECT_PATIENCE_MS = 1_000;
/** Messages of a process without a confirm at once; with more the broker is not keeping up. */
const MOST_UNDER_WAY = 2_000;
/** Requests that are still being read when the process is to end may publish for so long, in milliseconds. */
const LAST_CALL_MS = 1_000;

type UnderWay = { returned: boolean };
type Publisher = {
  link: BrokerConnection;
  channel: ConfirmChannel | undefined;
  /** By number, which the broker sends back with what it returns. */
  underWay: Map<string, UnderWay>;
  sent: number;
};

const kept = processWide('publisher', () => ({ publisher: undefined as Publisher | undefined }));

/** Sends one message into the queue of its show, persistent and mandatory, and waits for the confirm. */
export async function sendMessage(
  showId: string,
  messageId: string,
  content: Buffer,
): Promise<SendResult> {
  // A new connection would keep the process from ending.
  if (!kept.publisher && isShuttingDown()) return 'unreachable';
  kept.publisher ??= openPublisher();
  const { publisher } = kept;
  const { link, underWay } = publisher;
  await link.waitUntilReady(CONNECT_PATIENCE_MS);
  const { channel } = publisher;
  if (link.state === 'blocked' || underWay.size >= MOST_UNDER_WAY) return 'too many';
  if (!channel) return 'unreachable';

  const number = String(++publisher.sent);
  const message: UnderWay = { returned: false };
  underWay.set(number, message);
  try {
    return await new Promise<SendResult>((resolve) => {
      const late = setTimeout(resolve, CONFIRM_MS, 'unknown');
      const options = { mandatory: true, persistent: true, messageId, correlationId: number };
      channel.publish(EXCHANGE, showId, content, options, (error: unknown) => {
        clearTimeout(late);
        if (!error) resolve(message.returned ? 'returned' : 'confirmed');
        // The same callback tells of a lost channel, after which nobody knows.
        else resolve(publisher.channel === channel ? 'nacked' : 'unknown');
      });
    });
  } catch {
    // Only a channel that was closed before anything was written throws.
    return 'unreachable';
  } finally {
    underWay.delete(number);
  }
}

/** Ends the connection once everything under way was answered; the next message opens a new one. */
export async function closePublisher(): Promise<void> {
  const { publisher } = kept;
  kept.publisher = undefined;
  const end = performance.now() + CONFIRM_MS;
  while (publisher && publisher.underWay.size > 0 && performance.now() < end) await sleep(20);
  await publisher?.link.close();
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms).unref());

function openPublisher(): Publisher {
  const underWay: Publisher['underWay'] = new Map();
  const publisher: Publisher = {
    underWay,
    channel: undefined,
    sent: 0,
    link: connectToBroker('publisher', async (model) => {
      publisher.channel = await openChannel(model, publisher);
    }),
  };
  onShutdown(() => {
    // Not waited for: other parts close meanwhile, and the process ends when the last answer is given.
    void sleep(LAST_CALL_MS).then(closePublisher);
  });
  return publisher;
}

async function openChannel(model: ChannelModel, publisher: Publisher): Promise<ConfirmChannel> {
  const channel = await model.createConfirmChannel();
  channel.on('error', () => {});
  // Before the library's own listener, which tells every message under way.
  channel.prependListener('close', () => {
    publisher.channel = undefined;
    // A channel that the broker closed by itself comes back with a new connection.
    model.close().catch(() => {});
  });
  channel.on('return', ({ properties }: Message) => {
    const message = publisher.underWay.get(String(properties.correlationId));
    if (message) message.returned = true;
  });
  await declareTopology(channel);
  return channel;
}
