import type { Server } from '../services/pid-file-server';
import { readMemory } from './read-memory';
import type { Cluster } from './start-cluster';

/** One line of the table: a process and its address. */
interface Part {
  name: string;
  address: string;
  server: Server;
}

/** The processes of a cluster as a table: part, address, process, state, memory. */
export function statusTable(cluster: Cluster): string {
  const rows = partsOf(cluster).map(({ name, address, server }) => {
    const pid = server.pid();
    const memory = pid === undefined ? undefined : readMemory(pid);
    return [
      name,
      address,
      pid === undefined ? '–' : String(pid),
      pid === undefined ? 'down' : 'up',
      memory === undefined ? '–' : `${Math.round(memory / 1024 / 1024)} MB`,
    ];
  });
  return table([['part', 'address', 'process', 'state', 'memory'], ...rows]);
}

/** The running processes as one string, to notice a change. */
export function runningParts(cluster: Cluster): string {
  return partsOf(cluster)
    .map(({ name, server }) => `${name} ${server.pid()}`)
    .join();
}

function partsOf({ ports, ...cluster }: Cluster): Part[] {
  const at = (port: number) => `127.0.0.1:${port}`;
  const { primary, standby } = cluster.postgres;
  return [
    { name: 'nginx', address: at(ports.nginx), server: cluster.nginx },
    ...cluster.instances.map((instance) => ({
      name: instance.name,
      address: new URL(instance.origin).host,
      server: instance,
    })),
    { name: 'pgbouncer', address: at(ports.pgbouncer), server: cluster.pgbouncer },
    { name: 'primary', address: at(ports.primary), server: primary },
    ...(standby ? [{ name: 'standby', address: at(ports.standby), server: standby }] : []),
    { name: 'redis', address: at(ports.redis), server: cluster.redis },
    { name: 'bridge', address: at(ports.bridge), server: cluster.bridge },
    ...(cluster.rabbit
      ? [{ name: 'rabbitmq', address: at(ports.rabbit), server: cluster.rabbit.server }]
      : []),
    ...cluster.workers.map((server, n) => ({
      name: `worker-${n + 1}`,
      address: at(ports.workers[n] ?? 0),
      server,
    })),
  ];
}

function table(rows: string[][]): string {
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths?.[column] ?? 0)).join('  ')}`)
    .map((line) => line.trimEnd())
    .join('\n');
}
