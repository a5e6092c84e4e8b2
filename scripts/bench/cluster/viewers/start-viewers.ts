import { fork } from 'node:child_process';
import type { Crowd, Received, Reply, Request } from './job';

export interface Viewers {
  /** What they have received so far. */
  report(): Promise<Received>;
  stop(): void;
}

/** Opens viewers in a separate process; returns when each has received all seats once. */
export async function startViewers(crowd: Crowd): Promise<Viewers> {
  const child = fork(new URL('./viewer.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'],
    // Transfers typed arrays without conversion.
    serialization: 'advanced',
  });
  const ask = (request: Request) =>
    new Promise<Reply>((resolve, reject) => {
      child.once('message', resolve);
      child.once('exit', (code) => reject(new Error(`The viewers' process ended with ${code}`)));
      child.send(request);
    });
  await ask({ open: crowd });
  return {
    async report() {
      const reply = await ask({ report: true });
      if (!('received' in reply))
        throw new Error('Unexpected reply of the process with the viewers');
      return reply.received;
    },
    stop: () => child.connected && child.disconnect(),
  };
}
