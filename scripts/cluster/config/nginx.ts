/** The settings of one deployment; the rest of the configuration is in the files beside this one. */
export interface NginxSettings {
  /** The value of nginx's `listen`: `127.0.0.1:3000`. */
  listen: string;
  /** Names and addresses: `{ name: 'app-1', address: '127.0.0.1:3001' }`. */
  instances: { name: string; address: string }[];
  /** How many forms and API writes per second one client may send; four times as many in a burst. */
  postsPerSecond: number;
}

const ALL = 'instances';

/**
 * `instances.conf`: an upstream with all instances, and one without each of them. A deploy takes an instance out
 * by creating a file, because a reload could close a connection on which a request is arriving.
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

/** `entrance.conf`: where to listen, the rate limit, and which upstream is used. */
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

/** The file below nginx's folder that, while it exists, takes an instance out. */
export function outFile(instance: string): string {
  return `out/${instance}`;
}

function upstream(name: string, instances: NginxSettings['instances']): string {
  return [
    `upstream ${name} {`,
    `  zone ${name} 256k;`,
    '  least_conn;',
    // Out for only 2 s after two failures, because a refused connection costs almost nothing.
    ...instances.map(({ address }) => `  server ${address} max_fails=2 fail_timeout=2s;`),
    '  keepalive 64;',
    // Shorter than the instances keep idle connections (65 s), so that no request arrives on a closing one.
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
