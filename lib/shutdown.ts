import { subscribe } from 'node:diagnostics_channel';
import type { Server, ServerResponse } from 'node:http';
import { log } from './log';
import { processWide } from './process-wide';

type Close = () => void | Promise<void>;

/** How often connections without a request are looked for in a process that is to end, in milliseconds. */
const CLOSE_IDLE_EVERY_MS = 100;

const state = processWide('shutdown', () => ({
  closes: new Set<Close>(),
  servers: new Set<Server>(),
  begun: false,
}));

/** Has `close` called once when the process is asked to end, while its last answers are still given. */
export function onShutdown(close: Close): void {
  state.closes.add(close);
}

/** Whether the process was asked to end. */
export function isShuttingDown(): boolean {
  return state.begun;
}

/**
 * To be called once when the server starts. On these signals Next itself stops listening, waits until
 * every connection is closed, and ends the process: what would keep one open is ended here.
 */
export function listenForShutdown(): void {
  subscribe('http.server.request.start', (message) => {
    const { server, response } = message as { server: Server; response: ServerResponse };
    state.servers.add(server);
    if (state.begun) response.setHeader('connection', 'close');
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, shutDown);
}

/** Calls what was given to `onShutdown`; a second call does nothing. */
export async function shutDown(): Promise<void> {
  if (state.begun) return;
  state.begun = true;
  // An answer given meanwhile leaves its connection open for another request, which will not come.
  setInterval(() => {
    for (const server of state.servers) server.closeIdleConnections();
  }, CLOSE_IDLE_EVERY_MS).unref();
  for (const close of state.closes) {
    try {
      await close();
    } catch (cause) {
      log.error({ err: cause }, 'a part of the process did not close');
    }
  }
}
