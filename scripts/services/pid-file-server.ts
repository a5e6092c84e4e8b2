import { runningPid, stop } from './process';

/** A server in a separate process. */
export interface Server {
  pid(): number | undefined;
  /** Stops an orphan of an earlier run, starts the server and returns when it answers. */
  start(): Promise<void>;
  /** Shuts the server down cleanly. */
  stop(): Promise<void>;
  /** Kills the server (SIGKILL), as a crash would, and returns when the process has ended. */
  kill(): Promise<void>;
}

/** A server that is known by its pid file; `ask` is the signal that shuts it down cleanly. */
export function pidFileServer(
  pidFile: string,
  ask: NodeJS.Signals,
  begin: () => Promise<void>,
): Server {
  const end = () => stop(pidFile, ask);
  return {
    pid: () => runningPid(pidFile),
    async start() {
      await end();
      await begin();
    },
    stop: end,
    kill: () => stop(pidFile, 'SIGKILL'),
  };
}
