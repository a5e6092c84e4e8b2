import { basename, join } from 'node:path';
import { CHECKOUT } from '../checkout';
import { ensureBuild } from '../web/build';

/** The build that a cluster's instances serve. */
export interface Deployment {
  /** Its folder below the checkout. */
  distDir(): string;
  /** Its files for browsers. */
  staticFolder(): string;
  /** Builds the present sources beside it; an instance that starts from now on serves those. */
  renew(report: (line: string) => void): Promise<void>;
}

/** Builds the present sources. Two folders take turns: what runs is never written over. */
export async function openDeployment(
  dataDir: string,
  report: (line: string) => void,
): Promise<Deployment> {
  const [first, second] = ['a', 'b'].map((turn) => `.next-${basename(dataDir)}-${turn}`);
  let distDir = await ensureBuild(dataDir, report, first);
  return {
    distDir: () => distDir,
    staticFolder: () => join(CHECKOUT, distDir, 'static'),
    async renew(tell) {
      distDir = await ensureBuild(dataDir, tell, distDir === first ? second : first);
    },
  };
}
