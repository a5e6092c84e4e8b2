import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Folder } from './folder';
import { erlangEnv, type RabbitProgram, rabbitProgram } from './rabbit-program';
import { BROKER_USER, rabbitServer } from './rabbit-server';
import type { Server } from './server';

/** A RabbitMQ of our own. */
export interface Rabbit {
  server: Server;
  /** The address of its virtual host of this name; without a name of the one that it begins with. */
  url(vhost?: string): string;
  /** Lets it evaluate an Erlang expression, whose value must be `ok`. Throws with what came instead. */
  tell(expression: string): void;
}

/** A folder's RabbitMQ, running or not; throws with what to install when there is none to be had. */
export async function findRabbit(folder: Folder, report: (line: string) => void): Promise<Rabbit> {
  const program = await rabbitProgram(report);
  const { ports, secrets } = folder;
  return {
    server: rabbitServer(program, folder),
    url: (vhost = '') =>
      `amqp://${BROKER_USER}:${secrets.rabbit}@127.0.0.1:${ports.rabbit}${vhost && `/${vhost}`}`,
    tell: (expression) => tell(program, folder, expression),
  };
}

/** Starts a folder's RabbitMQ and returns when it accepts connections. */
export async function startRabbit(folder: Folder, report: (line: string) => void): Promise<Rabbit> {
  const rabbit = await findRabbit(folder, report);
  await rabbit.server.start();
  report(`RabbitMQ on port ${folder.ports.rabbit}`);
  return rabbit;
}

/** RabbitMQ's own commands take seconds, each an Erlang of its own; this one takes milliseconds. */
function tell(program: RabbitProgram, { rabbit, ports }: Folder, expression: string): void {
  const command = join(program.erlang, 'bin', 'erl_call');
  const { stdout, stderr } = spawnSync(
    command,
    // By a name of its own: of two at once under one name, the second is turned away.
    ['-h', `rowlock${process.pid}`, '-address', `localhost:${ports.rabbitNode}`, '-e'],
    {
      env: { ...erlangEnv(program), HOME: rabbit },
      input: `${expression}.\n`,
      encoding: 'utf8',
    },
  );
  if (!stdout.startsWith('{ok, ok}')) throw new Error(`RabbitMQ answered ${stdout}${stderr}`);
}
