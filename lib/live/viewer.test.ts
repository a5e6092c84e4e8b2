import { expect, it } from 'vitest';
import { Viewer } from './viewer';

const KILOBYTE = new Uint8Array(1_024);

/** A viewer, how often it was told gone, and how often its connection was closed. */
function newViewer() {
  const counts = { gone: 0, cut: 0 };
  const viewer = new Viewer(
    Number.POSITIVE_INFINITY,
    () => {
      counts.cut += 1;
    },
    () => {
      counts.gone += 1;
    },
  );
  return { viewer, counts };
}

it('is dropped, once, when it does not take what it is sent', async () => {
  const { viewer, counts } = newViewer();
  let sent = 0;
  while (viewer.send(KILOBYTE)) {
    sent += 1;
    expect(sent).toBeLessThan(1_000);
  }
  expect(sent).toBe(128);
  expect(counts).toEqual({ gone: 1, cut: 1 });
  expect(viewer.send(KILOBYTE)).toBe(true);
  viewer.end();
  viewer.leave();
  expect(counts).toEqual({ gone: 1, cut: 1 });
  await expect(viewer.stream.getReader().read()).rejects.toThrow('keep up');
});

it('is sent the very bytes that the others get', async () => {
  const { viewer } = newViewer();
  viewer.send(KILOBYTE);
  expect((await viewer.stream.getReader().read()).value).toBe(KILOBYTE);
});

it('ends cleanly when it took everything, and at once when it did not', async () => {
  const quick = newViewer();
  const reader = quick.viewer.stream.getReader();
  quick.viewer.send(KILOBYTE);
  await reader.read();
  quick.viewer.end();
  expect((await reader.read()).done).toBe(true);

  const slow = newViewer();
  slow.viewer.send(KILOBYTE);
  slow.viewer.end();
  await expect(slow.viewer.stream.getReader().read()).rejects.toThrow();
  expect([quick.counts, slow.counts]).toEqual([
    { gone: 1, cut: 0 },
    { gone: 1, cut: 1 },
  ]);
});

it('is gone when its client hangs up', async () => {
  const { viewer, counts } = newViewer();
  await viewer.stream.cancel();
  expect(counts).toEqual({ gone: 1, cut: 0 });
});
