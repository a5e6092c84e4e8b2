import { claimFreeFolder, release } from '@/scripts/services/claim';
import { stopAbandonedServers, stopServers } from '@/scripts/services/folder';
import { endOnSignals } from '../../support/services/end-on-signals';
import { FOLDER_VARIABLE } from './test-cluster';

/** Claims the folder of the run's cluster; the first test file starts it (`test-cluster.ts`). */
export default async function setup(): Promise<() => Promise<void>> {
  endOnSignals();
  await stopAbandonedServers();
  const dataDir = claimFreeFolder('cluster-test');
  process.env[FOLDER_VARIABLE] = dataDir;
  return async () => {
    await stopServers(dataDir);
    release(dataDir);
  };
}
