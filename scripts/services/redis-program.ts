import { join } from 'node:path';
import { CHECKOUT } from '../checkout';
import { aptInstall, aptUnpack, findOnPath } from './apt';
import { findInstalled, findUnpacked, type Program } from './unpacked-program';
import { isRoot } from './user';

const INSTALL =
  process.platform === 'darwin' ? 'brew install redis' : 'sudo apt-get install redis-server';

/**
 * Finds redis-server on PATH, or gets it with apt: installs it for root, else unpacks it below the
 * checkout. Throws with the command that installs it when neither works.
 */
export function redisProgram(report: (line: string) => void): Program {
  const folder = join(CHECKOUT, '.data', 'redis-package');
  const find = () =>
    findInstalled('redis-server', '--version') ??
    findUnpacked(folder, join('usr', 'bin', 'redis-server'), '--version');
  const found = find();
  if (found) return found;
  if (findOnPath('apt-get')) {
    report('redis-server is not installed; getting it with apt');
    if (isRoot()) aptInstall('redis-server');
    else aptUnpack(['redis-server', 'redis-tools'], folder);
    const obtained = find();
    if (obtained) return obtained;
  }
  throw new Error(`redis-server is missing and could not be downloaded. Install it: ${INSTALL}`);
}
