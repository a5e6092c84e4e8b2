import { join } from 'node:path';
import { claimFreeFolder, release } from '@/scripts/services/claim';
import { pidFiles } from '@/scripts/services/folder';
import { freePort } from '@/scripts/services/ports';
import { runningPid } from '@/scripts/services/process';
import { serve } from '@/scripts/web/serve';

const FIRST_PORT = 3950;

export type SecondSite = {
  url: string;
  logFile: string;
  /** The process id while it runs. */
  pid: () => number | undefined;
  stop: () => Promise<void>;
};

/** Starts a second server of the build under test, with another configuration. */
export async function serveSecond(env: Record<string, string>): Promise<SecondSite> {
  const { NEXT_DIST_DIR: distDir } = process.env;
  if (!distDir) throw new Error('NEXT_DIST_DIR does not name the build under test');
  const dataDir = claimFreeFolder('second');
  const logFile = join(dataDir, 'site.log');
  const port = await freePort(FIRST_PORT);
  const url = `http://localhost:${port}`;
  const site = await serve({
    mode: 'start',
    distDir,
    port,
    dataDir,
    env: { SITE_URL: url, ...env },
    logFile,
  });
  return {
    url,
    logFile,
    pid: () => runningPid(pidFiles.web(dataDir)),
    async stop() {
      await site.stop();
      release(dataDir);
    },
  };
}
