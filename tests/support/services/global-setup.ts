import { claimFreeFolder } from '@/scripts/services/claim';
import { endOnSignals } from './end-on-signals';
import { startTestServices } from './start-test-services';
import { SERVICES_VARIABLE } from './test-services';

/** Vitest's global setup: starts the services unless `npm test` has, and stops those that it started. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[SERVICES_VARIABLE]) return undefined;
  endOnSignals();
  const run = await startTestServices(claimFreeFolder('test'), () => {});
  return run.stop;
}
