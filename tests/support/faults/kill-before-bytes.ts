import { join } from 'node:path';

/** The first bytes of an acknowledgement to a broker: class 60, method 80. */
export const ACK = Buffer.from([0, 60, 0, 80]);

/**
 * The environment in which a process is killed when it is about to send these bytes to the server at `url`: the
 * server receives everything before them, but not these.
 */
export function killBeforeBytes(url: string, bytes: Buffer | string): Record<string, string> {
  const program = join(import.meta.dirname, 'kill-before-bytes.cjs');
  return {
    NODE_OPTIONS: `--require ${program}`,
    KILL_BEFORE: `${new URL(url).port} ${Buffer.from(bytes).toString('hex')}`,
  };
}
