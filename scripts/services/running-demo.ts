import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKOUT } from '../checkout';
import { ownerFile } from './claim';
import { runningPid } from './process';

/** What other commands of the same checkout read about a running demo. */
interface RunningDemo {
  url: string;
  /** DATABASE_URL and the other variables that it runs with. */
  env: Record<string, string>;
}

/** Records a demo in its data folder; the record is valid while the folder's owner runs. */
export function recordDemo(dataDir: string, demo: RunningDemo): void {
  writeFileSync(join(dataDir, 'state.json'), JSON.stringify(demo, null, 2), { mode: 0o600 });
}

/** The demos of this checkout that are running, on any port. */
export function listRunningDemos(): RunningDemo[] {
  const root = join(CHECKOUT, '.data');
  const demos: RunningDemo[] = [];
  for (const name of folders(root)) {
    const dataDir = join(root, name);
    if (runningPid(ownerFile(dataDir)) === undefined) continue;
    try {
      demos.push(JSON.parse(readFileSync(join(dataDir, 'state.json'), 'utf8')) as RunningDemo);
    } catch {
      // A test run's folder, or a demo that is still starting.
    }
  }
  return demos;
}

function folders(root: string): string[] {
  try {
    return readdirSync(root);
  } catch {
    return [];
  }
}
