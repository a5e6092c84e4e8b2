import { join } from 'node:path';

/** The beginning of an acknowledgement, as it goes to a broker: class 60, method 80. */
export const ACK = Buffer.from([0, 60, 0, 80]);

/**
 * The environment in which a process is killed when it is about to send these bytes to the server of an
 * address: what it sent before has arrived, these have not.
 */
export function killBeforeBytes(url: string, bytes: Buffer | string): Record<string, string> {
  const program = join(import.meta.dirname, 'kill-before-bytes.cjs');
  return {
    NODE_OPTIONS: `--require ${program}`,
    KILL_BEFORE: `${new URL(url).port} ${Buffer.from(bytes).toString('hex')}`,
  };
}
