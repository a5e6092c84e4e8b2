import { setTimeout as sleep } from 'node:timers/promises';
import { accepts, isFree } from './ports';
import { type Launch, launch, logTail, runningPid } from './process';
import { type Server, server } from './server';

interface Options {
  /** As it is called in a message. */
  name: string;
  port: number;
  pidFile: string;
  logFile: string;
  /** Writes what the server reads at its start, and says how it is started. */
  prepare: () => Pick<Launch, 'command' | 'args' | 'cwd' | 'user' | 'env'>;
  /** How long it may take until it accepts connections. */
  startsWithinMs?: number;
}

/** A server that is up when it accepts connections on 127.0.0.1:port, and ends at SIGTERM. */
export function listeningServer(options: Options): Server {
  const { name, port, pidFile, logFile, prepare, startsWithinMs = 20_000 } = options;
  return server(pidFile, 'SIGTERM', async () => {
    // A killed process of many threads holds its port a moment longer than it seems to live.
    for (let waited = 0; waited < 5_000 && !(await isFree(port)); waited += 20) await sleep(20);
    launch({ ...prepare(), pidFile, logFile });
    const deadline = Date.now() + startsWithinMs;
    while (Date.now() < deadline) {
      await sleep(20);
      if (runningPid(pidFile) === undefined) break;
      if (await accepts(port)) return;
    }
    throw new Error(`${name} did not start. The end of ${logFile}:\n${logTail(logFile)}`);
  });
}
