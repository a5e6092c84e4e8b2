import { subscribe } from 'node:diagnostics_channel';
import type { Server, ServerResponse } from 'node:http';
import { log } from './log';
import { processWide } from './process-wide';

type Close = () => void | Promise<void>;

/** How often idle connections are closed during shutdown, in milliseconds. */
const CLOSE_IDLE_EVERY_MS = 100;

const state = processWide('shutdown', () => ({
  closes: new Set<Close>(),
  servers: new Set<Server>(),
  begun: false,
}));

/** Calls `close` once when shutdown begins; requests that are in progress still get their responses. */
export function onShutdown(close: Close): void {
  state.closes.add(close);
}

/** Whether shutdown has begun. */
export function isShuttingDown(): boolean {
  return state.begun;
}

/**
 * Begins shutdown on SIGTERM and SIGINT; called once at the start of the server. On these signals Next
 * stops listening, waits until every connection is closed, and ends the process. So this closes what
 * would keep a connection open.
 */
export function listenForShutdown(): void {
  subscribe('http.server.request.start', (message) => {
    const { server, response } = message as { server: Server; response: ServerResponse };
    state.servers.add(server);
    if (state.begun) response.setHeader('connection', 'close');
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, shutDown);
}

/** Calls the functions given to `onShutdown`; a second call does nothing. */
export async function shutDown(): Promise<void> {
  if (state.begun) return;
  state.begun = true;
  // A keep-alive connection stays open after its last response, so idle ones are closed.
  setInterval(() => {
    for (const server of state.servers) server.closeIdleConnections();
  }, CLOSE_IDLE_EVERY_MS).unref();
  for (const close of state.closes) {
    try {
      await close();
    } catch (cause) {
      log.error({ err: cause }, 'a shutdown function failed');
    }
  }
}
