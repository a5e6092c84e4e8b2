import { startTestServices } from './start-services';

/** Vitest's global setup: starts the services before any worker, stops them after the last. */
export default async function setup(): Promise<() => Promise<void>> {
  return startTestServices();
}
