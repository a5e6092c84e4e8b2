import { basename, join } from 'node:path';
import { CHECKOUT } from '../checkout';
import { ensureBuild } from '../web/build';

/** The build that a cluster's instances serve. */
export interface Deployment {
  /** Its folder below the checkout. */
  distDir(): string;
  /** Its files for browsers. */
  staticFolder(): string;
  /** Builds the current sources into the other folder; instances that start from now on serve them. */
  renew(report: (line: string) => void): Promise<void>;
}

/** Builds the current sources. Two folders alternate, so that a running build is never overwritten. */
export async function openDeployment(
  dataDir: string,
  report: (line: string) => void,
): Promise<Deployment> {
  const [first, second] = ['a', 'b'].map((letter) => `.next-${basename(dataDir)}-${letter}`);
  let distDir = await ensureBuild(dataDir, report, first);
  return {
    distDir: () => distDir,
    staticFolder: () => join(CHECKOUT, distDir, 'static'),
    async renew(reportStep) {
      distDir = await ensureBuild(dataDir, reportStep, distDir === first ? second : first);
    },
  };
}
