import * as crypto from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { staff } from '@/db/schema';
import { makeStaff } from '@/tests/support/data/make-staff';
import { ownDatabase } from '@/tests/support/own-database';
import type { Staff } from './staff';

// Watched, not replaced: how often and how dearly a password is hashed is what this file is about.
vi.mock('node:crypto', { spy: true });

const PASSWORD = 'a lantern over the quay';
const from = (address: string) => new Headers({ 'x-forwarded-for': address });

const database = await ownDatabase({ max: 2 });
const { handle } = database;
let ana: Staff;
let addresses = 0;
let client: Headers;

beforeAll(async () => {
  Object.assign(process.env, {
    TRUSTED_PROXY_HOPS: '1',
    SIGN_INS_PER_QUARTER_HOUR: '15',
  });
});
beforeEach(async () => {
  const { hashPassword } = await import('./password');
  ana = await makeStaff(handle, 'manager', { passwordHash: await hashPassword(PASSWORD) });
  client = from(`203.0.113.${++addresses}`);
  vi.mocked(crypto.scrypt).mockClear();
});

const { checkSignIn } = await import('./check-sign-in');
const tryIn = (email: string, password = PASSWORD, headers = client) =>
  checkSignIn({ email, password }, headers);
const change = (changes: Partial<typeof staff.$inferInsert>) =>
  handle.db.update(staff).set(changes).where(eq(staff.id, ana.id));

describe('signing in by password', () => {
  it('begins a session at the database’s time, however the address is written', async () => {
    const outcome = await tryIn(` ${ana.email.toUpperCase()} `);
    const [row] = await handle.db.select().from(staff).where(eq(staff.id, ana.id));
    const signedInAt = row?.lastSignInAt?.getTime();
    expect(outcome).toEqual({ ok: true, session: { staffId: ana.id, signedInAt } });
  });

  it('gives everybody else one answer for one work', async () => {
    const costs: unknown[] = [];
    const refused = async (email: string, password?: string) => {
      vi.mocked(crypto.scrypt).mockClear();
      expect(await tryIn(email, password)).toEqual({ ok: false, reason: 'wrong' });
      costs.push(vi.mocked(crypto.scrypt).mock.calls.map(([, , length, cost]) => [length, cost]));
    };
    await refused(ana.email, 'not this one');
    await refused('nobody@house.example');
    await change({ active: false });
    await refused(ana.email);
    await change({ active: true, passwordHash: null });
    await refused(ana.email);
    expect(costs[0]).toEqual([[32, expect.objectContaining({ N: 32_768, r: 8, p: 3 })]]);
    for (const cost of costs) expect(cost).toEqual(costs[0]);
  });

  it('lets nobody in with a password that was changed while it was looked at', async () => {
    const { scrypt } = await vi.importActual<typeof crypto>('node:crypto');
    vi.mocked(crypto.scrypt).mockImplementationOnce((...given) => {
      change({ passwordHash: 'another' }).then(() => scrypt(...given));
    });
    expect(await tryIn(ana.email)).toEqual({ ok: false, reason: 'wrong' });
  });

  it('looks at ten tries for an account, from wherever they come', async () => {
    for (let n = 0; n < 10; n++) {
      const outcome = await tryIn(ana.email, 'not this one', from(`198.51.100.${n}`));
      expect(outcome).toEqual({ ok: false, reason: 'wrong' });
    }
    const outcome = await tryIn(ana.email, PASSWORD, from('198.51.100.99'));
    expect(outcome).toMatchObject({ ok: false, reason: 'too_many' });
    expect(vi.mocked(crypto.scrypt)).toHaveBeenCalledTimes(10);
  });

  it('forgets the tries of somebody who gets in', async () => {
    for (let n = 0; n < 9; n++) await tryIn(ana.email, 'not this one', from(`192.0.2.${n}`));
    expect(await tryIn(ana.email)).toMatchObject({ ok: true });
    expect(await tryIn(ana.email, 'not this one')).toEqual({ ok: false, reason: 'wrong' });
  });

  it('looks at fifteen of a thousand tries from one address', async () => {
    const tries = Array.from({ length: 1_000 }, (_, n) => tryIn(`nobody${n}@house.example`));
    const outcomes = await Promise.all(tries);
    const wrong = outcomes.filter((outcome) => !outcome.ok && outcome.reason === 'wrong');
    expect(wrong).toHaveLength(15);
    expect(vi.mocked(crypto.scrypt)).toHaveBeenCalledTimes(15);
  });
});

describe('a session', () => {
  it('is somebody’s with the rights that they have now', async () => {
    const { findSignedInStaff } = await import('./find-signed-in-staff');
    const outcome = await tryIn(ana.email);
    if (!outcome.ok) throw new Error('not signed in');
    expect(await findSignedInStaff(outcome.session)).toEqual(ana);
    await change({ role: 'door' });
    expect(await findSignedInStaff(outcome.session)).toMatchObject({ role: 'door' });
    await change({ active: false });
    expect(await findSignedInStaff(outcome.session)).toBeNull();
    await change({ active: true, sessionsFrom: new Date(Date.now() + 1_000) });
    expect(await findSignedInStaff(outcome.session)).toBeNull();
  });

  it('ends after eight hours, by the database’s clock', async () => {
    const { findSignedInStaff, SESSION_TTL_S } = await import('./find-signed-in-staff');
    await change({ sessionsFrom: new Date(0) });
    const at = (seconds: number) => ({ staffId: ana.id, signedInAt: Date.now() - seconds * 1_000 });
    expect(SESSION_TTL_S).toBe(8 * 3_600);
    expect(await findSignedInStaff(at(SESSION_TTL_S - 60))).toEqual(ana);
    expect(await findSignedInStaff(at(SESSION_TTL_S + 60))).toBeNull();
  });
});
