import { expect, it } from 'vitest';
import { shutDown } from '@/lib/shutdown';
import { EventReader } from '@/tests/support/browser/event-reader';
import { makeShow } from '@/tests/support/data/make-show';
import { ownDatabase } from '@/tests/support/own-database';
import { liveNow, openSeatStream } from './open-seat-stream';

const { handle } = await ownDatabase({ max: 2 });

it('a process that is to end ends its streams and opens no others', async () => {
  const showId = await makeShow(handle, 3);
  const watch = () =>
    openSeatStream({
      showId,
      client: 'somebody',
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
  // Each has taken all it was sent.
  for (const viewer of viewers) expect(await viewer.next()).toMatchObject({ event: 'seats' });
  for (const viewer of viewers) expect(await viewer.next()).toMatchObject({ event: 'time' });
  const late = watch();
  await shutDown();
  for (const viewer of viewers) expect(await viewer.next()).toBeUndefined();
  expect(await late).toEqual({ ok: false, reason: 'shutting_down' });
  expect(await watch()).toEqual({ ok: false, reason: 'shutting_down' });
  expect(liveNow()).toEqual({ viewers: 0, shows: 0, subscribed: false });
});
