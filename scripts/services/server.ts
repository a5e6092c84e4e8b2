import { runningPid, stop } from './process';

/** A server in a process of its own. */
export interface Server {
  pid(): number | undefined;
  /** Stops an orphan of an earlier run, starts, and returns when it answers. */
  start(): Promise<void>;
  /** An orderly end. */
  stop(): Promise<void>;
  /** SIGKILL, as a crash would be; returns when the process is gone. */
  kill(): Promise<void>;
}

/** A server known by its pid file; `ask` is the signal that ends it in order. */
export function server(pidFile: string, ask: NodeJS.Signals, begin: () => Promise<void>): Server {
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
