import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Folder } from './folder';
import type { Server } from './pid-file-server';
import { erlangEnv, type RabbitProgram, rabbitProgram } from './rabbit-program';
import { BROKER_USER, rabbitServer } from './rabbit-server';

/** A RabbitMQ server that we start. */
export interface Rabbit {
  server: Server;
  /** The address of the virtual host of this name; without a name, of the default one. */
  url(vhost?: string): string;
  /** Evaluates an Erlang expression in the server; throws unless its value is `ok`. */
  evaluate(expression: string): void;
}

/** A folder's RabbitMQ, running or not; throws with the command that installs it when it is missing. */
export async function findRabbit(folder: Folder, report: (line: string) => void): Promise<Rabbit> {
  const program = await rabbitProgram(report);
  const { ports, secrets } = folder;
  return {
    server: rabbitServer(program, folder),
    url: (vhost = '') =>
      `amqp://${BROKER_USER}:${secrets.rabbit}@127.0.0.1:${ports.rabbit}${vhost && `/${vhost}`}`,
    evaluate: (expression) => evaluate(program, folder, expression),
  };
}

/** Starts a folder's RabbitMQ and returns when it accepts connections. */
export async function startRabbit(folder: Folder, report: (line: string) => void): Promise<Rabbit> {
  const rabbit = await findRabbit(folder, report);
  await rabbit.server.start();
  report(`RabbitMQ on port ${folder.ports.rabbit}`);
  return rabbit;
}

/** Takes milliseconds; RabbitMQ's own commands take seconds, because each starts an Erlang. */
function evaluate(program: RabbitProgram, { rabbit, ports }: Folder, expression: string): void {
  const command = join(program.erlang, 'bin', 'erl_call');
  const { stdout, stderr } = spawnSync(
    command,
    // A unique name, because RabbitMQ refuses a second connection under the same name.
    ['-h', `rowlock${process.pid}`, '-address', `localhost:${ports.rabbitNode}`, '-e'],
    {
      env: { ...erlangEnv(program), HOME: rabbit },
      input: `${expression}.\n`,
      encoding: 'utf8',
    },
  );
  if (!stdout.startsWith('{ok, ok}')) throw new Error(`RabbitMQ answered ${stdout}${stderr}`);
}
