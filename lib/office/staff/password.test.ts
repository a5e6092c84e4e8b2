import { scryptSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { hashPassword, isPassword } from './password';

it('matches only its own password, and every hash is different', async () => {
  const stored = await hashPassword('a lantern over the quay');
  expect(stored).toMatch(/^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
  expect(await isPassword('a lantern over the quay', stored)).toBe(true);
  expect(await isPassword('a lantern over the quai', stored)).toBe(false);
  expect(await isPassword('', stored)).toBe(false);
  expect(await hashPassword('a lantern over the quay')).not.toBe(stored);
});

it('checks hashes of another cost', async () => {
  const key = scryptSync('an old one', Buffer.alloc(16), 32, { N: 16, r: 8, p: 1 });
  const stored = `scrypt$4$8$1$${'A'.repeat(22)}$${key.toString('base64url')}`;
  expect(await isPassword('an old one', stored)).toBe(true);
  expect(await isPassword('a new one', stored)).toBe(false);
});

it('is false without a hash', async () => {
  expect(await isPassword('', null)).toBe(false);
  expect(await isPassword('anything', null)).toBe(false);
});
