import type { ServerResponse } from 'node:http';
import { encodeRetry } from './encode-events';
import { Viewer } from './viewer';

/** Streams end after four to six minutes, so that no proxy or sleeping device keeps one for ever. */
const LIFETIME_MS = { least: 240_000, most: 360_000 };
/** Viewers whose process ends must not all come to another one in the same moment. */
const RETRY_MS = { least: 500, most: 2_500 };

/** A viewer that was told when to come back; `onGone` is called once, whoever ends the stream. */
export function openViewer(response: ServerResponse | undefined, onGone: () => void): Viewer {
  const viewer = new Viewer(performance.now() + between(LIFETIME_MS), response, onGone);
  viewer.send(encodeRetry(between(RETRY_MS)));
  return viewer;
}

/**
 * Lets a viewer leave when its client hangs up (`signal`). To be called once it has joined: a client
 * that is gone before its answer begins never reads from the stream, nor cancels it.
 */
export function leaveWithClient(viewer: Viewer, signal: AbortSignal): void {
  if (signal.aborted) viewer.leave();
  else signal.addEventListener('abort', () => viewer.leave(), { once: true });
}

const between = ({ least, most }: { least: number; most: number }) =>
  least + Math.random() * (most - least);
