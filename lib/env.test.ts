import { expect, test } from 'vitest';
import { parseEnv } from './env';

const DATABASE_URL = 'postgres://rowlock:secret@127.0.0.1:5432/rowlock';

test('requires only DATABASE_URL, and sets the other defaults', () => {
  const env = parseEnv({ DATABASE_URL });
  expect(env.DATABASE_REPLICA_URL).toEqual([DATABASE_URL]);
  expect(env.SITE_URL).toBe('http://localhost:3000');
  expect(env.TRUSTED_PROXY_HOPS).toBe(0);
  expect(env.DATABASE_PREPARE).toBe(true);
});

test('derives SITE_URL from PORT, and treats empty values as not set', () => {
  const env = parseEnv({ DATABASE_URL, PORT: '3107', SITE_URL: ' ', DATABASE_REPLICA_URL: '' });
  expect(env.SITE_URL).toBe('http://localhost:3107');
  expect(env.DATABASE_REPLICA_URL).toEqual([DATABASE_URL]);
});

test('accepts several replicas separated by commas, and refuses a malformed one', () => {
  const [a, b] = ['postgres://rowlock@standby-a/rowlock', 'postgres://rowlock@standby-b/rowlock'];
  const env = parseEnv({ DATABASE_URL, DATABASE_REPLICA_URL: `${a}, ${b}` });
  expect(env.DATABASE_REPLICA_URL).toEqual([a, b]);
  const wrong = () => parseEnv({ DATABASE_URL, DATABASE_REPLICA_URL: `${a},standby-b` });
  expect(wrong).toThrow('DATABASE_REPLICA_URL: must look like postgres://');
});

test.each([
  ['DATABASE_URL', undefined, 'DATABASE_URL: is not set'],
  ['DATABASE_URL', 'mysql://localhost/x', 'DATABASE_URL: must look like postgres://'],
  ['DATABASE_REPLICA_URL', 'localhost', 'DATABASE_REPLICA_URL: must look like postgres://'],
  ['DATABASE_PREPARE', 'no', 'DATABASE_PREPARE: '],
  ['DATABASE_POOL_READ', '0', 'DATABASE_POOL_READ: '],
  ['SITE_URL', 'example.org', 'SITE_URL: '],
  ['SITE_URL', 'javascript:alert(1)', 'SITE_URL: '],
  ['TRUSTED_PROXY_HOPS', '6', 'TRUSTED_PROXY_HOPS: '],
  ['TRUSTED_PROXY_HOPS', '1.5', 'TRUSTED_PROXY_HOPS: '],
  ['BOOKINGS_PER_MINUTE', 'many', 'BOOKINGS_PER_MINUTE: '],
  ['NEXTAUTH_SECRET', 'k3F9!aQz', 'NEXTAUTH_SECRET: must have at least 32'],
  ['NEXTAUTH_SECRET', 'a'.repeat(40), 'NEXTAUTH_SECRET: is not random'],
  ['NEXTAUTH_SECRET', 'change-me-before-you-go-live-0123456789', 'NEXTAUTH_SECRET: is not random'],
  ['OIDC_ISSUER', 'https://login.example', 'OIDC_CLIENT_ID: is missing'],
  ['OIDC_CLIENT_ID', 'rowlock', 'OIDC_ISSUER: is missing'],
  ['SIGN_INS_PER_QUARTER_HOUR', '0', 'SIGN_INS_PER_QUARTER_HOUR: '],
  ['UPSTASH_REDIS_REST_URL', 'https://redis.example', 'UPSTASH_REDIS_REST_TOKEN: is missing'],
  ['UPSTASH_REDIS_REST_TOKEN', 'secret', 'UPSTASH_REDIS_REST_URL: is missing'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL: '],
])('refuses %s = %s with a message that names it', (name, value, message) => {
  expect(() => parseEnv({ DATABASE_URL, [name]: value })).toThrow(message);
});

test('names all wrong variables at once', () => {
  const parse = () => parseEnv({ DATABASE_URL: 'x', TRUSTED_PROXY_HOPS: 'y' });
  expect(parse).toThrow(/DATABASE_URL[\s\S]*TRUSTED_PROXY_HOPS/);
});
