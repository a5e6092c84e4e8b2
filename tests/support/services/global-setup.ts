import { claimOne } from '@/scripts/services/claim';
import { endOnSignals } from './end-on-signals';
import { startTestServices } from './start-test-services';
import { SERVICES_VARIABLE } from './test-services';

/** Vitest's global setup: starts services, unless `npm test` did; what it started stops at the end. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[SERVICES_VARIABLE]) return undefined;
  endOnSignals();
  const run = await startTestServices(claimOne('test'), () => {});
  return run.stop;
}
