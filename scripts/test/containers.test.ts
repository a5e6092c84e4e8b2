import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { CHECKOUT } from '../checkout';

/*
 * No container can be started where these tests run, so they check what is possible without one: that the files,
 * variables and services in Dockerfile and compose.yaml exist.
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

test('all files that an image copies from the checkout exist', () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths = '']) =>
    paths.split(' '),
  );
  expect(copied.length).toBeGreaterThan(3);
  expect(copied.filter((path) => !existsSync(join(CHECKOUT, path)))).toEqual([]);
});

test('every image has a version number, and every named stage exists', () => {
  const stages = [...dockerfile.matchAll(/^FROM (\S+) AS (\S+)$/gm)];
  const names = stages.map(([, , name]) => name);
  const foreign = stages.map(([, from = '']) => from).filter((from) => !names.includes(from));
  const inCompose = services
    .map(([, { image }]) => image)
    .filter((name) => !/^rowlock-/.test(name));
  for (const image of [...foreign, ...inCompose]) expect(image).toMatch(/:\d+\.\d+/);
  for (const [, { build }] of services) if (build) expect(names).toContain(build.target);
});

test('the app gets exactly the variables that .env.example explains', () => {
  const explained = [...text('.env.example').matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(
    ([, name]) => name,
  );
  const given = Object.keys(compose.services['app-1']?.environment ?? {});
  // Set in the image itself, or for workers.
  const fixed = ['PORT', 'WORKER_METRICS_PORT'];
  expect([...given, ...fixed].sort()).toEqual([...new Set(explained)].sort());
});

test('no secret has a default value', () => {
  const secrets = services.flatMap(([, { environment }]) =>
    Object.entries(environment ?? {}).filter(([name]) => /PASS|TOKEN|SECRET|KEY$/.test(name)),
  );
  expect(secrets.length).toBeGreaterThan(12);
  for (const [, value] of secrets) expect(value).toMatch(/^\$\{[A-Z_]+:(\?.+|-)\}$/);
  expect(dockerfile).not.toMatch(/PASSWORD|TOKEN|_KEY=/);
});

test('every service that another waits for has the condition that it waits for', () => {
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

test('networks and volumes are declared, and nginx has the addresses of the instances', () => {
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

test('the programs that containers run exist', () => {
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

test('the broker in its container has the exchange that distributes requests', () => {
  expect(dockerfile).toMatch(/^COPY deploy\/rabbitmq \/etc\/rabbitmq$/m);
  expect(text('deploy/rabbitmq/enabled_plugins')).toContain('rabbitmq_consistent_hash_exchange');
  const { WORKER_METRICS_PORT, ...worker } = compose.services['worker-1']?.environment ?? {};
  expect(worker).toEqual(compose.services['app-1']?.environment);
  expect(worker.RABBITMQ_URL).toMatch(/@rabbitmq:5672$/);
});
