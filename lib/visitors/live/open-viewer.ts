import type { ServerResponse } from 'node:http';
import { encodeRetry } from './encode-events';
import { Viewer } from './viewer';

/** Streams end after four to six minutes, so that no proxy or sleeping device keeps one open for ever. */
const LIFETIME_MS = { min: 240_000, max: 360_000 };
/** Random, so that viewers of a process that stops do not reconnect to another one at the same moment. */
const RETRY_MS = { min: 500, max: 2_500 };

/** A viewer whose first event tells it when to reconnect. `onGone` is called once, when the stream has ended. */
export function openViewer(response: ServerResponse | undefined, onGone: () => void): Viewer {
  const viewer = new Viewer(performance.now() + randomIn(LIFETIME_MS), response, onGone);
  viewer.send(encodeRetry(randomIn(RETRY_MS)));
  return viewer;
}

/**
 * Ends a viewer when its client hangs up (`signal`). Call this after the viewer joined its feed: a client that
 * hung up before its response began never reads the stream and never cancels it.
 */
export function leaveOnHangUp(viewer: Viewer, signal: AbortSignal): void {
  if (signal.aborted) viewer.leave();
  else signal.addEventListener('abort', () => viewer.leave(), { once: true });
}

const randomIn = ({ min, max }: { min: number; max: number }) => min + Math.random() * (max - min);
