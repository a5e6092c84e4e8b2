import { randomBytes } from 'node:crypto';
import { beforeAll, expect, it, vi } from 'vitest';
import { readSigned, signText } from './signed-text';

beforeAll(() => {
  vi.stubEnv('DATABASE_URL', 'postgres://nobody@127.0.0.1:9/nothing');
  vi.stubEnv('NEXTAUTH_SECRET', randomBytes(32).toString('base64'));
});

it('returns the signed text', () => {
  expect(readSigned('request', signText('request', 'k3f9a.key ö'))).toBe('k3f9a.key ö');
});

it('refuses a changed text, a changed signature or another purpose', () => {
  const signed = signText('place', 'k3f9a.1');
  const [, signature] = signed.split('.');
  const other = signText('place', 'k3f9a.2').split('.')[0];
  expect(readSigned('place', `${other}.${signature}`)).toBeNull();
  expect(
    readSigned('place', `${signed.slice(0, -1)}${signed.endsWith('A') ? 'B' : 'A'}`),
  ).toBeNull();
  expect(readSigned('admission', signed)).toBeNull();
});

it.each(['', '.', 'a', 'a.b.c', '.'.repeat(100_000), 'a.ö'])('nothing is in %j', (signed) => {
  expect(readSigned('request', signed.slice(0, 200_000))).toBeNull();
});
