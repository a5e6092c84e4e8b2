import { expect, it } from 'vitest';
import { metrics } from '@/lib/metrics';
import { shutDown } from '@/lib/shutdown';
import { EventReader } from '@/tests/support/browser/event-reader';
import { makeShow } from '@/tests/support/data/make-show';
import { ownDatabase } from '@/tests/support/own-database';
import { openSeatStream } from './open-seat-stream';
import { seatStreams } from './show-feed';

const { handle } = await ownDatabase({ max: 2 });

it('a process that shuts down ends its streams and opens no others', async () => {
  const showId = await makeShow(handle, 3);
  const watch = () =>
    openSeatStream({
      showId,
      client: 'a client',
      lastEventId: null,
      signal: new AbortController().signal,
      response: undefined,
    });
  const viewers = await Promise.all(
    Array.from({ length: 3 }, async () => {
      const opened = await watch();
      if (!opened.ok) throw new Error(opened.reason);
      return new EventReader(opened.stream);
    }),
  );
  // Each has read everything that was sent.
  for (const viewer of viewers) expect(await viewer.next()).toMatchObject({ event: 'seats' });
  for (const viewer of viewers) expect(await viewer.next()).toMatchObject({ event: 'time' });
  const late = watch();
  await shutDown();
  for (const viewer of viewers) expect(await viewer.next()).toBeUndefined();
  expect(await late).toEqual({ ok: false, reason: 'shutting_down' });
  expect(await watch()).toEqual({ ok: false, reason: 'shutting_down' });
  expect((await metrics().liveViewers.get()).values[0]?.value).toBe(0);
  expect(seatStreams.status).toEqual({ shows: 0, subscribed: false });
});
