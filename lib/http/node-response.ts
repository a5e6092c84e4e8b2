import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { ServerResponse } from 'node:http';
import { processWide } from '@/lib/process-wide';

const current = () => processWide('node-response', () => new AsyncLocalStorage<ServerResponse>());

/** Makes `nodeResponse` work; called once at the start of the server. */
export function trackResponses(): void {
  subscribe('http.server.request.start', (message) => {
    current().enterWith((message as { response: ServerResponse }).response);
  });
}

/** Node's response object of the current request, which Next does not pass to route handlers. */
export const nodeResponse = (): ServerResponse | undefined => current().getStore();
