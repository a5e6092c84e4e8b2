import { expect, it } from 'vitest';
import { makeRequest } from '@/tests/support/data/make-show';
import { deferred } from '@/tests/support/deferred';
import { batchByShow } from './batch-by-show';
import type { Delivery } from './delivery';

const nowhere = { isOpen: () => true, take() {}, acknowledge() {}, giveUp() {} };
let tag = 0;

function delivery(showId: string, changes: Partial<Delivery> & { seats?: number } = {}): Delivery {
  const { seats = 1, ...others } = changes;
  const request = makeRequest(Array.from({ length: seats }, (_, seat) => seat));
  tag += 1;
  return { showId, acceptedAt: tag, request, redelivered: false, inbox: nowhere, tag, ...others };
}

/** The batches that deliveries are settled in, when all are there before the first is begun. */
async function batchesOf(deliveries: Delivery[]): Promise<Delivery[][]> {
  const batches: Delivery[][] = [];
  const lines = batchByShow(async (_showId, batch) => {
    batches.push(batch);
  });
  for (const each of deliveries) lines.add(each);
  await expect.poll(() => batches.flat().length).toBe(deliveries.filter(isOurs).length);
  await lines.stop();
  return batches;
}

const isOurs = ({ inbox }: Delivery) => inbox.isOpen();

it('settles each show in order of acceptance, and a request that was delivered before by itself', async () => {
  const [a, b, c] = ['one', 'one', 'one'].map((showId) => delivery(showId)) as [
    Delivery,
    Delivery,
    Delivery,
  ];
  const again = delivery('one', { redelivered: true });
  const other = delivery('two');
  const lost = delivery('one', { inbox: { ...nowhere, isOpen: () => false } });
  const batches = await batchesOf([b, a, lost, other, again, c]);
  expect(batches.filter(([first]) => first?.showId === 'one')).toEqual([[a, b], [again], [c]]);
  expect(batches.filter(([first]) => first?.showId === 'two')).toEqual([[other]]);
});

it('forgets what came by a lost channel as soon as it comes again', async () => {
  let isOpen = true;
  const losing = { ...nowhere, isOpen: () => isOpen };
  const over = deferred();
  const batches: Delivery[][] = [];
  const lines = batchByShow(async (_showId, batch) => {
    batches.push(batch);
    await over.promise;
  });
  lines.add(delivery('one'));
  await expect.poll(() => batches.length).toBe(1);
  for (let n = 0; n < 399; n++) lines.add(delivery('one', { inbox: losing }));
  isOpen = false;
  const again = [delivery('one'), delivery('one')];
  for (const each of again) lines.add(each);
  over.resolve();
  await expect.poll(() => batches.flat().length).toBe(3);
  await lines.stop();
  // Those that were lost take no place in a batch.
  expect(batches.slice(1)).toEqual([again]);
});

it('makes no batch that has more values than a statement may', async () => {
  const batches = await batchesOf(
    Array.from({ length: 300 }, () => delivery('one', { seats: 50 })),
  );
  const most = Math.max(
    ...batches.map((batch) => batch.reduce((sum, { request }) => sum + request.seats.length, 0)),
  );
  // Seven values of a ticket.
  expect(most * 7).toBeLessThan(65_535);
  expect(batches.length).toBeLessThan(10);
});

it('never settles two batches of a show at once, and begins none after it was stopped', async () => {
  const over = deferred();
  let underWay = 0;
  let most = 0;
  let batches = 0;
  const lines = batchByShow(async () => {
    batches += 1;
    underWay += 1;
    most = Math.max(most, underWay);
    await over.promise;
    underWay -= 1;
  });
  lines.add(delivery('one'));
  await expect.poll(() => batches).toBe(1);
  lines.add(delivery('one'));
  const stopped = lines.stop();
  over.resolve();
  await stopped;
  expect({ underWay, most, batches }).toEqual({ underWay: 0, most: 1, batches: 1 });
});
