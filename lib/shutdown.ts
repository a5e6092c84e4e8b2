import { log } from './log';
import { processWide } from './process-wide';

type Close = () => void | Promise<void>;

const state = processWide('shutdown', () => ({ closes: new Set<Close>(), begun: false }));

/** Has `close` called once when the process is asked to end, while its last answers are still given. */
export function onShutdown(close: Close): void {
  state.closes.add(close);
}

/** Whether the process was asked to end. */
export function isShuttingDown(): boolean {
  return state.begun;
}

/**
 * To be called once when the server starts. Next itself stops listening on these signals, waits for
 * every open connection, and ends the process: what keeps a connection open is closed here.
 */
export function listenForShutdown(): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, shutDown);
}

/** Calls what was given to `onShutdown`; a second call does nothing. */
export async function shutDown(): Promise<void> {
  if (state.begun) return;
  state.begun = true;
  for (const close of state.closes) {
    try {
      await close();
    } catch (cause) {
      log.error({ err: cause }, 'a part of the process did not close');
    }
  }
}
