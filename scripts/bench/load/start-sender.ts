import { fork } from 'node:child_process';
import type { Job, Volley } from './job';

export interface Sender {
  /** Sends a volley and returns its results; several may run at once. */
  fire(job: Job): Promise<Volley>;
  stop(): void;
}

type Waiting = { resolve: (volley: Volley) => void; reject: (error: Error) => void };

/** Starts the clients' process. */
export function startSender(): Sender {
  const child = fork(new URL('./sender.ts', import.meta.url), { execArgv: ['--import', 'tsx'] });
  const waiting = new Map<number, Waiting>();
  let last = 0;
  child.on('message', ({ id, volley }: { id: number; volley: Volley }) => {
    waiting.get(id)?.resolve(volley);
    waiting.delete(id);
  });
  child.on('exit', (code) => {
    const error = new Error(`The clients' process ended with ${code}`);
    for (const { reject } of waiting.values()) reject(error);
  });
  return {
    fire: (job) =>
      new Promise((resolve, reject) => {
        last += 1;
        waiting.set(last, { resolve, reject });
        child.send({ id: last, job });
      }),
    stop: () => child.connected && child.disconnect(),
  };
}
