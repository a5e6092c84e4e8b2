import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { CHECKOUT } from '../checkout';

const running = new Set<number>();

/** Runs a program of node_modules with its output on our console, and returns its exit code. */
export async function runCommand(
  program: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<number | null> {
  const child = spawn(process.execPath, [`node_modules/${program}`, ...args], {
    cwd: CHECKOUT,
    // A separate process group: Ctrl-C reaches only us, and we end the whole group.
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env },
  });
  const { pid } = child;
  if (pid) running.add(pid);
  const [code] = (await once(child, 'exit')) as [number | null];
  if (pid) running.delete(pid);
  return code;
}

/** Ends every running program with its children; kills those that do not react within 3 s. */
export async function stopCommands(): Promise<void> {
  for (const name of ['SIGINT', 'SIGKILL'] as const) {
    for (const pid of running) process.kill(-pid, name);
    for (let waited = 0; running.size > 0 && waited < 3_000; waited += 50) await sleep(50);
  }
}
