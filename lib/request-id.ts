import { AsyncLocalStorage } from 'node:async_hooks';
import { processWide } from './process-wide';

const store = () => processWide('request-id', () => new AsyncLocalStorage<string>());

/** Runs `work` as part of the request with this id: its log lines and database transactions carry the id. */
export function withRequestId<T>(id: string, work: () => T): T {
  return store().run(id, work);
}

/** The id of the current request; undefined outside of one. */
export const requestId = (): string | undefined => store().getStore();
