import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { CHECKOUT } from '../checkout';

/*
 * No container can be started where these tests run, so they hold what can be held without one: that
 * Dockerfile and compose.yaml speak of files, variables and services that there are.
 */

interface Service {
  image: string;
  build?: { target: string };
  restart?: string;
  command?: string | string[];
  entrypoint?: string[];
  environment?: Record<string, string>;
  healthcheck?: object;
  depends_on?: Record<string, { condition: string }>;
  networks?: string[] | Record<string, { ipv4_address: string }>;
  volumes?: string[];
}
interface Compose {
  services: Record<string, Service>;
  networks: Record<string, { internal?: boolean } | null>;
  volumes: Record<string, unknown>;
}

const text = (name: string) => readFileSync(join(CHECKOUT, name), 'utf8');
const dockerfile = text('Dockerfile');
const compose = parse(text('compose.yaml'), { merge: true, maxAliasCount: -1 }) as Compose;
const services = Object.entries(compose.services);

test('whatever an image copies from the checkout is there', () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths = '']) =>
    paths.split(' '),
  );
  expect(copied.length).toBeGreaterThan(3);
  expect(copied.filter((path) => !existsSync(join(CHECKOUT, path)))).toEqual([]);
});

test('every image comes from a numbered version, and every stage that is named is there', () => {
  const stages = [...dockerfile.matchAll(/^FROM (\S+) AS (\S+)$/gm)];
  const names = stages.map(([, , name]) => name);
  const foreign = stages.map(([, from = '']) => from).filter((from) => !names.includes(from));
  const inCompose = services
    .map(([, { image }]) => image)
    .filter((name) => !/^rowlock-/.test(name));
  for (const image of [...foreign, ...inCompose]) expect(image).toMatch(/:\d+\.\d+/);
  for (const [, { build }] of services) if (build) expect(names).toContain(build.target);
});

test('the variables of the app are those that .env.example explains, and all of them', () => {
  const explained = [...text('.env.example').matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(
    ([, name]) => name,
  );
  const given = Object.keys(compose.services['app-1']?.environment ?? {});
  // Set in the image itself, or for workers.
  const fixed = ['PORT', 'WORKER_METRICS_PORT'];
  expect([...given, ...fixed].sort()).toEqual([...new Set(explained)].sort());
});

test('no secret has a value of its own: it is given, or asked for, or has none', () => {
  const secrets = services.flatMap(([, { environment }]) =>
    Object.entries(environment ?? {}).filter(([name]) => /PASS|TOKEN|SECRET|KEY$/.test(name)),
  );
  expect(secrets.length).toBeGreaterThan(12);
  for (const [, value] of secrets) expect(value).toMatch(/^\$\{[A-Z_]+:(\?.+|-)\}$/);
  expect(dockerfile).not.toMatch(/PASSWORD|TOKEN|_KEY=/);
});

test('who waits for a service waits for something that it does', () => {
  for (const [name, { depends_on = {} }] of services) {
    for (const [other, { condition }] of Object.entries(depends_on)) {
      const service = compose.services[other];
      const own =
        service?.healthcheck ?? (service?.build?.target === 'app' ? 'in the image' : undefined);
      expect(service, `${name} waits for ${other}`).toBeDefined();
      if (condition === 'service_healthy') expect(own, other).toBeDefined();
      if (condition === 'service_completed_successfully') expect(service?.restart).toBe('no');
    }
  }
});

test('networks and volumes are declared, and nginx knows the addresses of the instances', () => {
  const addresses: string[] = [];
  for (const [name, { networks = [], volumes = [] }] of services) {
    const used = Array.isArray(networks) ? networks : Object.keys(networks);
    for (const network of used) expect(Object.keys(compose.networks)).toContain(network);
    for (const volume of volumes) {
      expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
    }
    if (!Array.isArray(networks)) addresses.push(`${name}=${networks.inside?.ipv4_address}:3000`);
  }
  expect(compose.services.config?.environment?.INSTANCES).toBe(addresses.join(','));
});

test('an instance reaches the provider through which staff sign in', () => {
  const closed = Object.entries(compose.networks).flatMap(([name, network]) =>
    network?.internal ? [name] : [],
  );
  expect(closed).toEqual(['inside']);
  for (const name of ['app-1', 'app-2']) {
    expect(Object.keys(compose.services[name]?.networks ?? {})).toContain('outside');
  }
});

test('the programs that containers run are there', () => {
  const words = services.flatMap(([, { command = [], entrypoint = [] }]) => [
    ...entrypoint,
    ...(typeof command === 'string'
      ? command.split(' ')
      : command.flatMap((word) => word.split(' '))),
  ]);
  const scripts = new Set(words.filter((word) => /\.(ts|sh)$/.test(word)));
  expect(scripts.size).toBe(6);
  for (const script of scripts) {
    const path = script.replace(/^\/deploy\//, 'deploy/postgres/');
    expect(existsSync(join(CHECKOUT, path)), script).toBe(true);
  }
});

test('the broker in its container knows the exchange that spreads requests', () => {
  expect(dockerfile).toMatch(/^COPY deploy\/rabbitmq \/etc\/rabbitmq$/m);
  expect(text('deploy/rabbitmq/enabled_plugins')).toContain('rabbitmq_consistent_hash_exchange');
  const { WORKER_METRICS_PORT, ...worker } = compose.services['worker-1']?.environment ?? {};
  expect(worker).toEqual(compose.services['app-1']?.environment);
  expect(worker.RABBITMQ_URL).toMatch(/@rabbitmq:5672$/);
});
