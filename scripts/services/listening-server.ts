import { setTimeout as sleep } from 'node:timers/promises';
import { pidFileServer, type Server } from './pid-file-server';
import { isAccepting, isFree } from './ports';
import { type Launch, launch, logTail, runningPid } from './process';

interface Options {
  /** Its name in messages. */
  name: string;
  port: number;
  pidFile: string;
  logFile: string;
  /** Writes the server's configuration and returns the command that starts it. */
  prepare: () => Pick<Launch, 'command' | 'args' | 'cwd' | 'user' | 'env'>;
  /** How long it may take until it accepts connections, in milliseconds. */
  startTimeoutMs?: number;
}

/** A server that is ready when it accepts connections on 127.0.0.1:port, and that ends at SIGTERM. */
export function listeningServer(options: Options): Server {
  const { name, port, pidFile, logFile, prepare, startTimeoutMs = 20_000 } = options;
  return pidFileServer(pidFile, 'SIGTERM', async () => {
    // A killed process with many threads keeps its port a moment after its pid is gone.
    for (let waited = 0; waited < 5_000 && !(await isFree(port)); waited += 20) await sleep(20);
    launch({ ...prepare(), pidFile, logFile });
    const deadline = Date.now() + startTimeoutMs;
    while (Date.now() < deadline) {
      await sleep(20);
      if (runningPid(pidFile) === undefined) break;
      if (await isAccepting(port)) return;
    }
    throw new Error(`${name} did not start. The end of ${logFile}:\n${logTail(logFile)}`);
  });
}
