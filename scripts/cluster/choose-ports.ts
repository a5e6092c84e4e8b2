import { freePort, isFree } from '../services/ports';

/** The ports of a cluster besides those of its services, all on 127.0.0.1. */
export interface ClusterPorts {
  nginx: number;
  pgbouncer: number;
  instances: number[];
  /** Where workers serve their metrics. */
  workers: number[];
}

const FIRST_PORT = 4400;

/** The given port for nginx, which must be free, and the next free ports for the rest. */
export async function choosePorts(
  instances: number,
  workers: number,
  given?: number,
): Promise<ClusterPorts> {
  if (given !== undefined && !(await isFree(given))) {
    throw new Error(
      `Port ${given} is in use by another program. Choose another: PORT=${given + 1}`,
    );
  }
  const used = new Set<number>();
  const next = async (from: number) => {
    const port = await freePort(from, used);
    used.add(port);
    return port;
  };
  const nginx = await next(given ?? FIRST_PORT);
  const pgbouncer = await next(nginx + 1);
  const several = async (count: number) => {
    const ports: number[] = [];
    while (ports.length < count) ports.push(await next(pgbouncer + 1));
    return ports;
  };
  return {
    nginx,
    pgbouncer,
    instances: await several(instances),
    workers: await several(workers),
  };
}
