import { type ChannelModel, connect } from 'amqplib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestBroker, testBroker } from '@/tests/support/queue/test-broker';
import { type AckTracker, trackAcks } from './track-acks';

let broker: TestBroker;
let connection: ChannelModel;

beforeAll(async () => {
  broker = await testBroker();
  connection = await connect(broker.url);
});
afterAll(async () => {
  await connection.close();
  await broker.drop();
});

/** Which of messages 1 to 6 the broker delivers again after `work` on their tracker. */
async function redeliveredAfter(work: (acks: AckTracker) => void): Promise<string[]> {
  const channel = await connection.createChannel();
  const { queue } = await channel.assertQueue('', { autoDelete: false });
  for (let n = 1; n <= 6; n++) channel.sendToQueue(queue, Buffer.from(String(n)));
  const acks = trackAcks(channel);
  const tags: number[] = [];
  await channel.consume(queue, (message) => message && tags.push(message.fields.deliveryTag));
  await expect.poll(() => tags.length).toBe(6);
  for (const tag of tags) acks.track(tag);
  work(acks);
  await channel.close();
  expect(acks.isOpen()).toBe(false);
  // On a closed channel this must not throw.
  acks.acknowledge(tags);

  const next = await connection.createChannel();
  const left: string[] = [];
  for (;;) {
    const message = await next.get(queue, { noAck: true });
    if (!message) break;
    left.push(message.content.toString());
  }
  await next.close();
  return left;
}

it.each([
  ['nothing', [], ['1', '2', '3', '4', '5', '6']],
  ['the first ones', [[1, 2, 3]], ['4', '5', '6']],
  ['some in between', [[2, 4, 5]], ['1', '3', '6']],
  ['some, and earlier ones later', [[2, 5], [1]], ['3', '4', '6']],
  ['the same twice', [[1, 2], [1, 2], [3]], ['4', '5', '6']],
  ['all, the later ones first', [[4, 5, 6], [3], [1, 2]], []],
])('acknowledges %s, and no others', async (_name, batches, left) => {
  const found = await redeliveredAfter((acks) => {
    for (const tags of batches) acks.acknowledge(tags);
  });
  expect(found).toEqual(left);
});

it('does not acknowledge a rejected message, nor wait for it', async () => {
  const left = await redeliveredAfter((acks) => {
    acks.reject(2);
    acks.acknowledge([1, 2, 3]);
    acks.reject(3);
  });
  expect(left).toEqual(['4', '5', '6']);
});
