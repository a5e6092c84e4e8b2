import * as crypto from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { staff } from '@/db/schema';
import { makeStaff } from '@/tests/support/data/make-staff';
import { ownDatabase } from '@/tests/support/own-database';
import type { Staff } from './staff';

// A spy, not a mock: these tests count how often, and at which cost, passwords are hashed.
vi.mock('node:crypto', { spy: true });

const PASSWORD = 'a lantern over the quay';

const database = await ownDatabase({ max: 2 });
const { handle } = database;
let ana: Staff;
let addresses = 0;
let client: string;

beforeAll(async () => {
  Object.assign(process.env, {
    SIGN_INS_PER_QUARTER_HOUR: '15',
  });
});
beforeEach(async () => {
  const { hashPassword } = await import('./password');
  ana = await makeStaff(handle, 'manager', { passwordHash: await hashPassword(PASSWORD) });
  client = `203.0.113.${++addresses}`;
  vi.mocked(crypto.scrypt).mockClear();
});

const { checkSignIn } = await import('./check-sign-in');
const signIn = (email: string, password = PASSWORD, headers = client) =>
  checkSignIn({ email, password }, headers);
const change = (changes: Partial<typeof staff.$inferInsert>) =>
  handle.db.update(staff).set(changes).where(eq(staff.id, ana.id));

describe('signing in by password', () => {
  it('starts a session at the database’s time, with the e-mail address in any case', async () => {
    const outcome = await signIn(` ${ana.email.toUpperCase()} `);
    const [row] = await handle.db.select().from(staff).where(eq(staff.id, ana.id));
    const signedInAt = row?.lastSignInAt?.getTime();
    expect(outcome).toEqual({ ok: true, session: { staffId: ana.id, signedInAt } });
  });

  it('gives every other attempt the same answer after the same work', async () => {
    const costs: unknown[] = [];
    const refused = async (email: string, password?: string) => {
      vi.mocked(crypto.scrypt).mockClear();
      expect(await signIn(email, password)).toEqual({ ok: false, reason: 'wrong' });
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

  it('refuses a password that is changed while it is being checked', async () => {
    const { scrypt } = await vi.importActual<typeof crypto>('node:crypto');
    vi.mocked(crypto.scrypt).mockImplementationOnce((...given) => {
      change({ passwordHash: 'another' }).then(() => scrypt(...given));
    });
    expect(await signIn(ana.email)).toEqual({ ok: false, reason: 'wrong' });
  });

  it('checks at most ten attempts for an account, from any address', async () => {
    for (let n = 0; n < 10; n++) {
      const outcome = await signIn(ana.email, 'not this one', `198.51.100.${n}`);
      expect(outcome).toEqual({ ok: false, reason: 'wrong' });
    }
    const outcome = await signIn(ana.email, PASSWORD, '198.51.100.99');
    expect(outcome).toMatchObject({ ok: false, reason: 'too_many' });
    expect(vi.mocked(crypto.scrypt)).toHaveBeenCalledTimes(10);
  });

  it('resets the attempts of an account after a sign-in', async () => {
    for (let n = 0; n < 9; n++) await signIn(ana.email, 'not this one', `192.0.2.${n}`);
    expect(await signIn(ana.email)).toMatchObject({ ok: true });
    expect(await signIn(ana.email, 'not this one')).toEqual({ ok: false, reason: 'wrong' });
  });

  it('checks fifteen of a thousand attempts from one address', async () => {
    const tries = Array.from({ length: 1_000 }, (_, n) => signIn(`nobody${n}@house.example`));
    const outcomes = await Promise.all(tries);
    const wrong = outcomes.filter((outcome) => !outcome.ok && outcome.reason === 'wrong');
    expect(wrong).toHaveLength(15);
    expect(vi.mocked(crypto.scrypt)).toHaveBeenCalledTimes(15);
  });
});

describe('a session', () => {
  it('has the current role of its account', async () => {
    const { findSignedInStaff } = await import('./find-signed-in-staff');
    const outcome = await signIn(ana.email);
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
