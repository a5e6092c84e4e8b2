import { type ChannelModel, connect } from 'amqplib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestBroker, testBroker } from '@/tests/support/queue/test-broker';
import { openInbox } from './inbox';

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

/** What a broker delivers again of messages 1 to 6, after `work` on the inbox that has taken them. */
async function leftAfter(work: (inbox: ReturnType<typeof openInbox>) => void): Promise<string[]> {
  const channel = await connection.createChannel();
  const { queue } = await channel.assertQueue('', { autoDelete: false });
  for (let n = 1; n <= 6; n++) channel.sendToQueue(queue, Buffer.from(String(n)));
  const inbox = openInbox(channel);
  const tags: number[] = [];
  await channel.consume(queue, (message) => message && tags.push(message.fields.deliveryTag));
  await expect.poll(() => tags.length).toBe(6);
  for (const tag of tags) inbox.take(tag);
  work(inbox);
  await channel.close();
  expect(inbox.isOpen()).toBe(false);
  // Nobody listens any more; telling it must not throw.
  inbox.acknowledge(tags);

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
  ['some, and later those before', [[2, 5], [1]], ['3', '4', '6']],
  ['the same twice', [[1, 2], [1, 2], [3]], ['4', '5', '6']],
  ['all, the later ones first', [[4, 5, 6], [3], [1, 2]], []],
])('acknowledges %s, and no other', async (_name, batches, left) => {
  const found = await leftAfter((inbox) => {
    for (const tags of batches) inbox.acknowledge(tags);
  });
  expect(found).toEqual(left);
});

it('what was given up is not acknowledged after, and holds up nothing', async () => {
  const left = await leftAfter((inbox) => {
    inbox.giveUp(2);
    inbox.acknowledge([1, 2, 3]);
    inbox.giveUp(3);
  });
  expect(left).toEqual(['4', '5', '6']);
});
