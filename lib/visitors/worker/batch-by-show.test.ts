import { expect, it } from 'vitest';
import { makeRequest } from '@/tests/support/data/make-show';
import { deferred } from '@/tests/support/deferred';
import { batchByShow } from './batch-by-show';
import type { Delivery } from './delivery';

const noAcks = { isOpen: () => true, track() {}, acknowledge() {}, reject() {} };
let tag = 0;

function delivery(showId: string, changes: Partial<Delivery> & { seats?: number } = {}): Delivery {
  const { seats = 1, ...others } = changes;
  const request = makeRequest(Array.from({ length: seats }, (_, seat) => seat));
  tag += 1;
  return { showId, acceptedAt: tag, request, redelivered: false, acks: noAcks, tag, ...others };
}

/** The batches in which deliveries are settled, if all of them arrive before the first batch starts. */
async function batchesOf(deliveries: Delivery[]): Promise<Delivery[][]> {
  const batches: Delivery[][] = [];
  const batcher = batchByShow(async (_showId, batch) => {
    batches.push(batch);
  });
  for (const each of deliveries) batcher.add(each);
  await expect.poll(() => batches.flat().length).toBe(deliveries.filter(hasOpenChannel).length);
  await batcher.stop();
  return batches;
}

const hasOpenChannel = ({ acks }: Delivery) => acks.isOpen();

it('settles each show in order of acceptance, and a redelivered request by itself', async () => {
  const [a, b, c] = ['one', 'one', 'one'].map((showId) => delivery(showId)) as [
    Delivery,
    Delivery,
    Delivery,
  ];
  const again = delivery('one', { redelivered: true });
  const other = delivery('two');
  const lost = delivery('one', { acks: { ...noAcks, isOpen: () => false } });
  const batches = await batchesOf([b, a, lost, other, again, c]);
  expect(batches.filter(([first]) => first?.showId === 'one')).toEqual([[a, b], [again], [c]]);
  expect(batches.filter(([first]) => first?.showId === 'two')).toEqual([[other]]);
});

it('drops the requests of a lost channel as soon as the broker delivers them again', async () => {
  let isOpen = true;
  const closing = { ...noAcks, isOpen: () => isOpen };
  const release = deferred();
  const batches: Delivery[][] = [];
  const batcher = batchByShow(async (_showId, batch) => {
    batches.push(batch);
    await release.promise;
  });
  batcher.add(delivery('one'));
  await expect.poll(() => batches.length).toBe(1);
  for (let n = 0; n < 399; n++) batcher.add(delivery('one', { acks: closing }));
  isOpen = false;
  const again = [delivery('one'), delivery('one')];
  for (const each of again) batcher.add(each);
  release.resolve();
  await expect.poll(() => batches.flat().length).toBe(3);
  await batcher.stop();
  // The lost requests are not counted in a batch.
  expect(batches.slice(1)).toEqual([again]);
});

it('makes no batch with more values than a statement may have', async () => {
  const batches = await batchesOf(
    Array.from({ length: 300 }, () => delivery('one', { seats: 50 })),
  );
  const most = Math.max(
    ...batches.map((batch) => batch.reduce((sum, { request }) => sum + request.seats.length, 0)),
  );
  // A ticket has seven values.
  expect(most * 7).toBeLessThan(65_535);
  expect(batches.length).toBeLessThan(10);
});

it('never settles two batches of a show at once, and starts none after it was stopped', async () => {
  const release = deferred();
  let inProgress = 0;
  let most = 0;
  let batches = 0;
  const batcher = batchByShow(async () => {
    batches += 1;
    inProgress += 1;
    most = Math.max(most, inProgress);
    await release.promise;
    inProgress -= 1;
  });
  batcher.add(delivery('one'));
  await expect.poll(() => batches).toBe(1);
  batcher.add(delivery('one'));
  const stopped = batcher.stop();
  release.resolve();
  await stopped;
  expect({ inProgress, most, batches }).toEqual({ inProgress: 0, most: 1, batches: 1 });
});
