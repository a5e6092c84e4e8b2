import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { ServerResponse } from 'node:http';
import { processWide } from '@/lib/process-wide';

const current = () => processWide('node-response', () => new AsyncLocalStorage<ServerResponse>());

/** To be called once when the server starts; from then on every request knows its response. */
export function trackResponses(): void {
  subscribe('http.server.request.start', (message) => {
    current().enterWith((message as { response: ServerResponse }).response);
  });
}

/** Node's own response to the request that is being worked on, which a route handler is not given. */
export const nodeResponse = (): ServerResponse | undefined => current().getStore();
