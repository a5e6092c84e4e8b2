import { claimOne, release } from '@/scripts/services/claim';
import { stopAbandoned, stopServers } from '@/scripts/services/folder';
import { endOnSignals } from '../../support/services/end-on-signals';
import { FOLDER_VARIABLE } from './test-cluster';

/** Claims the folder of the run's cluster; the first test that needs it starts it (`test-cluster.ts`). */
export default async function setup(): Promise<() => Promise<void>> {
  endOnSignals();
  await stopAbandoned();
  const dataDir = claimOne('cluster-test');
  process.env[FOLDER_VARIABLE] = dataDir;
  return async () => {
    await stopServers(dataDir);
    release(dataDir);
  };
}
