/** What nginx is told about one deployment; the rest is the same everywhere and lies beside this file. */
export interface NginxSettings {
  /** As `listen` takes it: `127.0.0.1:3000`. */
  listen: string;
  /** Names and addresses: `{ name: 'app-1', address: '127.0.0.1:3001' }`. */
  instances: { name: string; address: string }[];
  /** How many forms and API writes a second one client may send; four times as many at once. */
  postsPerSecond: number;
}

const ALL = 'instances';

/**
 * `instances.conf`: the instances as one upstream, and once more without each of them. A deploy takes an
 * instance out by a file, so that no reload closes a connection on which a request is just arriving.
 */
export function instancesConf({ instances, postsPerSecond }: NginxSettings): string {
  const groups = [upstream(ALL, instances)];
  for (const { name } of instances) {
    const others = instances.filter((other) => other.name !== name);
    if (others.length > 0) groups.push(upstream(without(name), others));
  }
  return [
    `limit_req_zone $writer zone=writers:4m rate=${postsPerSecond}r/s;`,
    'limit_req_status 429;',
    ...groups,
    '',
  ].join('\n');
}

/** `entrance.conf`: where to listen, what a client may send, and which instances are asked. */
export function entranceConf({ listen, instances, postsPerSecond }: NginxSettings): string {
  const choices = instances.length < 2 ? [] : instances.map(({ name }) => choice(name));
  return [
    `listen ${listen} default_server backlog=4096;`,
    `limit_req zone=writers burst=${postsPerSecond * 4} nodelay;`,
    `set $instances ${ALL};`,
    ...choices,
    '',
  ].join('\n');
}

/** The file below nginx's folder whose presence keeps requests from an instance. */
export function outFile(instance: string): string {
  return `out/${instance}`;
}

function upstream(name: string, instances: NginxSettings['instances']): string {
  return [
    `upstream ${name} {`,
    `  zone ${name} 256k;`,
    '  least_conn;',
    // Refused at once costs nothing and a second look is cheap: out for 2 s after two failures.
    ...instances.map(({ address }) => `  server ${address} max_fails=2 fail_timeout=2s;`),
    '  keepalive 64;',
    // Shorter than the instances keep idle connections (65 s), or a request meets one that just closes.
    '  keepalive_timeout 30s;',
    '}',
  ].join('\n');
}

function choice(instance: string): string {
  return `if (-f $document_root/${outFile(instance)}) { set $instances ${without(instance)}; }`;
}

function without(instance: string): string {
  return `${ALL}-without-${instance}`;
}
